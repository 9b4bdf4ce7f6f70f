package ai.dataframer.examples;

import ai.dataframer.client.DetectionMethod;
import ai.dataframer.client.NewAnonymizationRun;
import ai.dataframer.client.testing.StubRun;
import java.util.UUID;

/** The made-up run of the demo: PENDING, PROCESSING, then SUCCEEDED with results. */
final class DemoRun {
    static final UUID ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");

    static final NewAnonymizationRun NEW = NewAnonymizationRun.builder()
            .datasetId(UUID.fromString("3f0c8f3e-52b7-4d3a-9d0e-6f1f2a7c9b10"))
            .piiTypes("person", "email", "phone_number", "address", "credit_card")
            .detectionMethod(DetectionMethod.AIMON_PII_M1_AND_HEURISTICS)
            .build();

    private DemoRun() {}

    static StubRun script() {
        return StubRun.of(ID)
                .pending(3)
                .processing(6)
                .succeeded(run -> run.entity("PERSON", 0, 10, 0.98)
                        .entityCount("PERSON", 1204)
                        .entityCount("EMAIL", 731)
                        .entityCount("PHONE_NUMBER", 318)
                        .entityCount("ADDRESS", 96)
                        .entityCount("CREDIT_CARD", 7)
                        .samplesProcessed(500)
                        .with("duration_seconds", 4)
                        .file("file-1", "tickets/january.csv", 48_213, "text/csv")
                        .file("file-2", "tickets/february.csv", 1_951_007, "text/csv")
                        .file("file-3", "tickets/archive.jsonl", 5_000_000_000L, "application/jsonl"));
    }
}
