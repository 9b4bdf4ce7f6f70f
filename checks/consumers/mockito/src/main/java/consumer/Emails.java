package consumer;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.DetectionMethod;
import ai.dataframer.client.NewAnonymizationRun;
import java.util.UUID;

/** Counts the e-mail addresses of datasets. */
final class Emails {
    private final AnonymizationRuns runs;

    Emails(AnonymizationRuns runs) {
        this.runs = runs;
    }

    long count(UUID datasetId) {
        AnonymizationRun run = runs.create(NewAnonymizationRun.builder()
                .datasetId(datasetId)
                .piiTypes("email")
                .detectionMethod(DetectionMethod.HEURISTICS)
                .threshold(0.5)
                .build());
        return counted(runs.awaitCompletion(run.id()).requireSucceeded());
    }

    /** Returns the number of addresses that a run has found so far. */
    long soFar(UUID runId) {
        return counted(runs.retrieve(runId));
    }

    private static long counted(AnonymizationRun run) {
        return run.entitySummary().getOrDefault("EMAIL", 0L);
    }
}
