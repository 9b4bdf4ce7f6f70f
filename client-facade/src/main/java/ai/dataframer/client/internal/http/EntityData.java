package ai.dataframer.client.internal.http;

import org.jspecify.annotations.Nullable;

/** A detected entity as it was read. */
public record EntityData(
        @Nullable Long start,
        @Nullable Long end,
        @Nullable String label,
        @Nullable Double score) {}
