package ai.dataframer.client.internal.json;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Collects the numbers of a column, block by block. */
public final class LongColumnBuilder {
    private static final int FIRST_CAPACITY = 16;

    private long[] values = new long[FIRST_CAPACITY];
    private int size;
    private @Nullable BitSet missing;

    public void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    public void addMissing() {
        missing = missing == null ? new BitSet() : missing;
        missing.set(size);
        add(0);
    }

    /** Adds a number, or a missing one if {@code value} is null. */
    public void addNullable(@Nullable Long value) {
        if (value == null) {
            addMissing();
        } else {
            add(value);
        }
    }

    /** Returns the numbers added since the last call. */
    public LongColumn next() {
        var column = new LongColumn(values, size, missing);
        size = 0;
        missing = null;
        return column;
    }
}
