package ai.dataframer.client.internal.runs;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run as it was read. The list is unmodifiable; other values are null if the response had none. */
public record RunData(
        SummaryData summary,
        @Nullable Duration duration,
        @Nullable ResultsData results,
        List<FileData> files) implements Serializable {}
