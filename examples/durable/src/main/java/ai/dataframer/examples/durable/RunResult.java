package ai.dataframer.examples.durable;

import ai.dataframer.client.AnonymizationRun;
import java.util.Map;
import java.util.UUID;

/** What is handed back of a run at its end: as much of it as the program needs. */
public record RunResult(UUID runId, String status, Map<String, Long> entitySummary) {
    static RunResult of(AnonymizationRun run) {
        return new RunResult(run.id(), run.statusAsString(), run.entitySummary());
    }
}
