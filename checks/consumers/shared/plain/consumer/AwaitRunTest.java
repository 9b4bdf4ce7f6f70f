package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.scheduling.VirtualScheduler;
import ai.dataframer.client.testing.DataframerExtension;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Waits for a run, on the caller's thread and without one. The same test in each company that a pom keeps. */
class AwaitRunTest {
    static final UUID RUN_ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");

    @RegisterExtension
    static final DataframerExtension dataframer = DataframerExtension.start();

    @Test
    void awaitCompletion_runThatTakesItsTime_countsItsEntities() {
        dataframer.stub(StubRun.of(RUN_ID)
                .pending(2)
                .then(StubAnswer.serverError())
                .processing(3)
                .succeeded(run -> run.entity("PERSON", 0, 10, 0.98)));

        try (DataframerClient client = DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(dataframer.baseUrl())
                .scheduler(new VirtualScheduler())
                .build()) {
            AnonymizationRuns runs = client.anonymizationRuns();

            assertEquals(Map.of("PERSON", 1L), runs.awaitCompletion(RUN_ID).entitySummary());
            assertEquals(
                    Map.of("PERSON", 1L),
                    runs.awaitCompletionAsync(RUN_ID).join().entitySummary());
        }
    }
}
