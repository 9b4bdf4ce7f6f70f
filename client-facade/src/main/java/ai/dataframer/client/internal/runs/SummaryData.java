package ai.dataframer.client.internal.runs;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run and its entry in a list have in common, as it was read. Lists are unmodifiable and never null; other values are null
 * if the response had none.
 */
public record SummaryData(
        UUID id,
        @Nullable String status,
        @Nullable UUID datasetId,
        @Nullable String datasetName,
        List<String> piiTypes,
        @Nullable String detectionMethod,
        @Nullable String llmModelName,
        @Nullable String createdByEmail,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt)
        implements Serializable {}
