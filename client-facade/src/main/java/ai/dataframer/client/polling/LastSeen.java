package ai.dataframer.client.polling;

import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last value of a wait. Serialization keeps one that is {@link Serializable}; of any other it keeps that there was one. */
final class LastSeen implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object value;
    private final transient @Nullable String lostType;

    LastSeen(@Nullable Object value) {
        this(value, null);
    }

    private LastSeen(@Nullable Object value, @Nullable String lostType) {
        this.value = value;
        this.lostType = lostType;
    }

    <T> Optional<T> as(Class<T> type) {
        if (lostType != null) {
            throw new IllegalStateException(
                    "the last value seen was not serialized, because " + lostType + " is not Serializable");
        }
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    private Object writeReplace() {
        return value == null || value instanceof Serializable
                ? new Written((Serializable) value, lostType)
                : new Written(null, value.getClass().getName());
    }

    /** The serialized form. */
    private record Written(
            @Nullable Serializable value, @Nullable String lostType) implements Serializable {
        private Object readResolve() {
            return new LastSeen(value, lostType);
        }
    }
}
