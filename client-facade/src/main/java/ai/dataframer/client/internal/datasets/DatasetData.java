package ai.dataframer.client.internal.datasets;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dataset as it was read. The list is unmodifiable and never null; other values are null if the response had none. */
public record DatasetData(
        UUID id,
        @Nullable String name,
        @Nullable String description,
        @Nullable String type,
        @Nullable Long fileCount,
        @Nullable Long folderCount,
        List<DatasetFileData> files,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable String createdByEmail) {}
