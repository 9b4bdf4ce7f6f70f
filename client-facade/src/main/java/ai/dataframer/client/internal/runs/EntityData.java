package ai.dataframer.client.internal.runs;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A detected entity as it was read. */
public record EntityData(
        OptionalLong start, OptionalLong end, @Nullable String label, OptionalDouble score) {
    /** Returns the entity with these values, null where there is none. */
    public static EntityData of(
            @Nullable Long start, @Nullable Long end, @Nullable String label, @Nullable Double score) {
        return new EntityData(
                start == null ? OptionalLong.empty() : OptionalLong.of(start),
                end == null ? OptionalLong.empty() : OptionalLong.of(end),
                label,
                score == null ? OptionalDouble.empty() : OptionalDouble.of(score));
    }
}
