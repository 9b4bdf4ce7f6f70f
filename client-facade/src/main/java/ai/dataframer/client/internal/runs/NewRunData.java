package ai.dataframer.client.internal.runs;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A run to create. */
public record NewRunData(
        UUID datasetId,
        List<String> piiTypes,
        String detectionMethod,
        @Nullable String llmModelName,
        Map<String, String> masks,
        @Nullable Double threshold) {}
