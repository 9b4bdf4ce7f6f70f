package ai.dataframer.client;

import ai.dataframer.client.internal.runs.EntityData;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An entity that was detected in a sample ({@code results.entities_found} in the contract). Immutable. */
public final class DetectedEntity {
    private final EntityData data;

    DetectedEntity(EntityData data) {
        this.data = data;
    }

    /** {@return the position at which the entity starts, as the service counts it; empty if it sent none} */
    public OptionalLong start() {
        return data.start();
    }

    /** {@return the position at which the entity ends, as the service counts it; empty if it sent none} */
    public OptionalLong end() {
        return data.end();
    }

    /** {@return the entity's type, such as {@code PERSON}; empty if the service sent none} */
    public Optional<String> label() {
        return Optional.ofNullable(data.label());
    }

    /** {@return the confidence of the detection, as the service sent it; empty if it sent none} */
    public OptionalDouble score() {
        return data.score();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DetectedEntity that && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return data.hashCode();
    }

    @Override
    public String toString() {
        return "DetectedEntity{label=" + data.label() + ", start=" + orNull(data.start()) + ", end="
                + orNull(data.end()) + ", score="
                + (data.score().isPresent() ? data.score().getAsDouble() : null)
                + "}";
    }

    private static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
