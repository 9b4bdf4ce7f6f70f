package ai.dataframer.client.internal.json;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** 64-bit integers, any of which may be missing, in the narrowest array that fits them. Immutable. */
public final class LongColumn implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Serializable values;
    private final @Nullable BitSet missing;

    /** Copies the first {@code size} of {@code values}; those marked in {@code missing} are missing. */
    LongColumn(long[] values, int size, @Nullable BitSet missing) {
        this.values = pack(values, size);
        this.missing = missing;
    }

    public boolean has(int index) {
        return missing == null || !missing.get(index);
    }

    /** Returns the number, or an arbitrary one if it is missing. */
    public long get(int index) {
        if (values instanceof byte[] bytes) {
            return bytes[index];
        }
        if (values instanceof short[] shorts) {
            return shorts[index];
        }
        if (values instanceof int[] ints) {
            return ints[index];
        }
        return ((long[]) values)[index];
    }

    public OptionalLong find(int index) {
        return has(index) ? OptionalLong.of(get(index)) : OptionalLong.empty();
    }

    private static Serializable pack(long[] values, int size) {
        long bits = 0; // at least as wide as the widest value, negative or not
        for (int i = 0; i < size; i++) {
            bits |= values[i] ^ (values[i] >> (Long.SIZE - 1));
        }
        if (bits <= Byte.MAX_VALUE) {
            var bytes = new byte[size];
            for (int i = 0; i < size; i++) {
                bytes[i] = (byte) values[i];
            }
            return bytes;
        }
        if (bits <= Short.MAX_VALUE) {
            var shorts = new short[size];
            for (int i = 0; i < size; i++) {
                shorts[i] = (short) values[i];
            }
            return shorts;
        }
        if (bits <= Integer.MAX_VALUE) {
            var ints = new int[size];
            for (int i = 0; i < size; i++) {
                ints[i] = (int) values[i];
            }
            return ints;
        }
        return Arrays.copyOf(values, size);
    }
}
