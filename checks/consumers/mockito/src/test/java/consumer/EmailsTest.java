package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.DetectionMethod;
import ai.dataframer.client.RunFailedException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmailsTest {
    private static final UUID DATASET = UUID.fromString("3f0c8f3e-52b7-4d3a-9d0e-6f1f2a7c9b10");

    private final AnonymizationRuns runs = mock(AnonymizationRuns.class);
    private final Emails emails = new Emails(runs);

    private static AnonymizationRun run(String status) {
        return AnonymizationRun.fromJson("""
                {"id": "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e", "status": "%s",
                 "results": {"entity_summary": {"EMAIL": 3}}}""".formatted(status));
    }

    @Test
    void count_runThatSucceeds_createsItAndCounts() {
        AnonymizationRun created = run("PENDING");
        when(runs.create(any())).thenReturn(created);
        when(runs.awaitCompletion(created.id())).thenReturn(run("SUCCEEDED"));

        assertEquals(3, emails.count(DATASET));

        verify(runs)
                .create(argThat(run -> run.datasetId().equals(DATASET)
                        && run.piiTypes().equals(List.of("email"))
                        && run.detectionMethod().equals(DetectionMethod.HEURISTICS)
                        && run.llmModelName().isEmpty()
                        && run.masks().isEmpty()
                        && run.threshold().equals(OptionalDouble.of(0.5))));
    }

    @Test
    void count_runThatIsCanceled_throws() {
        when(runs.create(any())).thenReturn(run("PENDING"));
        when(runs.awaitCompletion(any())).thenReturn(run("CANCELED"));

        assertThrows(RunFailedException.class, () -> emails.count(DATASET));
    }

    @Test
    void soFar_anyRun_countsWhatItHasFound() {
        when(runs.retrieve(any())).thenReturn(run("PROCESSING"));

        assertEquals(3, emails.soFar(UUID.randomUUID()));
    }
}
