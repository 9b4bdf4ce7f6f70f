package ai.dataframer.client.internal.datasets;

import org.jspecify.annotations.Nullable;

/** A file of a dataset as it was read. */
public record DatasetFileData(
        @Nullable String id,
        @Nullable String path,
        @Nullable String fileType,
        @Nullable Long sizeInBytes) {}
