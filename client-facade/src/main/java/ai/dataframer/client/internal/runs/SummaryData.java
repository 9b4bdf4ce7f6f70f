package ai.dataframer.client.internal.runs;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run as a list tells of it: lists are never null and unmodifiable, single values are null where the answer had none. */
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
        @Nullable Instant completedAt) {}
