package ai.dataframer.client.internal.runs;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The results of a run as they were read. */
public record ResultsData(
        Map<String, Long> entitySummary,
        @Nullable Long samplesProcessed,
        List<EntityData> entities,
        @Nullable String error)
        implements Serializable {}
