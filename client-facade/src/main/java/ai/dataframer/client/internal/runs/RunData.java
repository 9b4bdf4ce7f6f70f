package ai.dataframer.client.internal.runs;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run as it was read. Lists and maps are unmodifiable and never null; other values are null if the response had none. */
public record RunData(
        UUID id,
        @Nullable String status,
        @Nullable UUID datasetId,
        @Nullable String datasetName,
        List<String> piiTypes,
        @Nullable String detectionMethod,
        @Nullable String llmModelName,
        @Nullable String createdByEmail,
        @Nullable Duration duration,
        @Nullable ResultsData results,
        List<FileData> files,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt)
        implements Serializable {}
