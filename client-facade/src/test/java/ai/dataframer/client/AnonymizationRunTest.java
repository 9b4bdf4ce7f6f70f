package ai.dataframer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.internal.runs.EntityData;
import ai.dataframer.client.internal.runs.FileData;
import ai.dataframer.client.internal.runs.ResultsData;
import ai.dataframer.client.internal.runs.RunData;
import ai.dataframer.client.internal.runs.SummaryData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnonymizationRunTest {
    private static final UUID ID = new UUID(1, 2);
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static SummaryData summary(String status, Instant completedAt) {
        return new SummaryData(ID, status, null, null, List.of(), null, null, "jane@example.com", null, completedAt);
    }

    private static AnonymizationRun run(String status, Instant completedAt, ResultsData results) {
        return new AnonymizationRun(new RunData(summary(status, completedAt), null, results, List.of()), null);
    }

    private static AnonymizationRun run(String status) {
        return run(status, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, PENDING, false, false, false",
        "PROCESSING, PROCESSING, false, false, false",
        "SUCCEEDED, SUCCEEDED, true, true, false",
        "FAILED, FAILED, true, false, true",
        "succeeded, UNKNOWN, false, false, false",
        "UNKNOWN, UNKNOWN, false, false, false",
        "CANCELED, UNKNOWN, true, false, false",
        "CANCELLED, UNKNOWN, true, false, false",
        "canceled, UNKNOWN, false, false, false",
        "CANCELING, UNKNOWN, false, false, false"
    })
    void status_ofEachText(String text, RunStatus status, boolean terminal, boolean succeeded, boolean failed) {
        AnonymizationRun run = run(text);

        assertThat(run.status()).isEqualTo(status);
        assertThat(run.statusAsString()).isEqualTo(text);
        assertThat(run.isTerminal()).isEqualTo(terminal);
        assertThat(new AnonymizationRunSummary(summary(text, null)).isTerminal())
                .isEqualTo(terminal);
        assertThat(run.isSucceeded()).isEqualTo(succeeded);
        assertThat(run.isFailed()).isEqualTo(failed);
    }

    @Test
    void isTerminal_unknownStatusWithCompletedAt_isTrue() {
        assertThat(run("ARCHIVED", NOW, null).isTerminal()).isTrue();
        assertThat(run("PROCESSING", NOW, null).isTerminal()).isFalse();
    }

    @Test
    void accessors_everythingMissing_areEmptyAndNeverNull() {
        AnonymizationRun run = AnonymizationRun.fromJson("{\"id\": \"" + ID + "\"}");

        assertThat(run.id()).isEqualTo(ID);
        assertThat(run.status()).isEqualTo(RunStatus.UNKNOWN);
        assertThat(run.statusAsString()).isEqualTo("UNKNOWN");
        assertThat(run.datasetId()).isEmpty();
        assertThat(run.datasetName()).isEmpty();
        assertThat(run.piiTypes()).isEmpty();
        assertThat(run.detectionMethod()).isEmpty();
        assertThat(run.llmModelName()).isEmpty();
        assertThat(run.createdByEmail()).isEmpty();
        assertThat(run.duration()).isEmpty();
        assertThat(run.results()).isEmpty();
        assertThat(run.anonymizedFiles()).isEmpty();
        assertThat(run.entitySummary()).isEmpty();
        assertThat(run.entitiesFound()).isEmpty();
        assertThat(run.error()).isEmpty();
        assertThat(run.createdAt()).isEmpty();
        assertThat(run.completedAt()).isEmpty();
    }

    @Test
    void accessors_everythingThere_haveIt() {
        var run = new AnonymizationRun(
                new RunData(
                        new SummaryData(
                                ID,
                                "SUCCEEDED",
                                new UUID(3, 4),
                                "customers",
                                List.of("PERSON"),
                                "llm",
                                "model",
                                "jane@example.com",
                                NOW.minusSeconds(9),
                                NOW),
                        Duration.ofSeconds(9),
                        new ResultsData(
                                Map.of("PERSON", 1L), 10L, List.of(EntityData.of(1L, 2L, "PERSON", 0.5)), "a warning"),
                        List.of(new FileData("f", "p.csv", 5L, "text/csv"))),
                null);

        assertThat(run.datasetId()).contains(new UUID(3, 4));
        assertThat(run.datasetName()).contains("customers");
        assertThat(run.piiTypes()).containsExactly("PERSON");
        assertThat(run.detectionMethod()).contains("llm");
        assertThat(run.llmModelName()).contains("model");
        assertThat(run.createdByEmail()).contains("jane@example.com");
        assertThat(run.duration()).contains(Duration.ofSeconds(9));
        assertThat(run.createdAt()).contains(NOW.minusSeconds(9));
        assertThat(run.completedAt()).contains(NOW);
        assertThat(run.error()).contains("a warning");
        assertThat(run.entitySummary()).isEqualTo(Map.of("PERSON", 1L));
        assertThat(run.results().orElseThrow().samplesProcessed()).hasValue(10);
        DetectedEntity entity = run.entitiesFound().get(0);
        assertThat(entity.start()).hasValue(1);
        assertThat(entity.end()).hasValue(2);
        assertThat(entity.label()).contains("PERSON");
        assertThat(entity.score()).hasValue(0.5);
        AnonymizedFile file = run.anonymizedFiles().get(0);
        assertThat(file.id()).contains("f");
        assertThat(file.path()).contains("p.csv");
        assertThat(file.sizeInBytes()).hasValue(5);
        assertThat(file.contentType()).contains("text/csv");
    }

    @Test
    void nestedAccessors_everythingMissing_areEmptyAndNeverNull() {
        AnonymizationRun run = run(
                "SUCCEEDED",
                null,
                new ResultsData(Map.of(), null, List.of(EntityData.of(null, null, null, null)), null));
        var file = new AnonymizedFile(new FileData(null, null, null, null));

        assertThat(run.results().orElseThrow().samplesProcessed()).isEmpty();
        assertThat(run.results().orElseThrow().error()).isEmpty();
        DetectedEntity entity = run.entitiesFound().get(0);
        assertThat(entity.start()).isEmpty();
        assertThat(entity.end()).isEmpty();
        assertThat(entity.label()).isEmpty();
        assertThat(entity.score()).isEmpty();
        assertThat(file.id()).isEmpty();
        assertThat(file.path()).isEmpty();
        assertThat(file.sizeInBytes()).isEmpty();
        assertThat(file.contentType()).isEmpty();
    }

    @Test
    void lists_areUnmodifiable() {
        AnonymizationRun run =
                run("SUCCEEDED", null, new ResultsData(Map.of(), null, List.of(EntityData.of(1L, 2L, "A", 1.0)), null));

        assertThatThrownBy(() -> run.entitiesFound().clear()).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> run.anonymizedFiles().add(null)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> run.piiTypes().add("x")).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> run.entitySummary().put("x", 1L)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void requireSucceeded_runThatHasNotFinished_saysSo() {
        assertThatThrownBy(() -> run("PROCESSING").requireSucceeded())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("run " + ID + " has not finished: PROCESSING");
    }

    @Test
    void requireSucceeded_failedWithoutAReason_saysSo() {
        assertThatThrownBy(() -> run("FAILED").requireSucceeded())
                .isInstanceOf(RunFailedException.class)
                .hasMessage("run " + ID + " failed: the service gave no reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCELED", "CANCELLED"})
    void requireSucceeded_canceledRun_throwsWithTheRun(String status) {
        AnonymizationRun run = run(status);

        RunFailedException e = catchThrowableOfType(RunFailedException.class, run::requireSucceeded);

        assertThat(e).hasMessage("run " + ID + " ended with status " + status);
        assertThat(e.run()).isSameAs(run);
    }

    @Test
    void requireSucceeded_endWithAnUnknownStatus_throwsWithTheReason() {
        AnonymizationRun run = run("EXPIRED", NOW, new ResultsData(Map.of(), null, List.of(), "no quota"));

        assertThatThrownBy(run::requireSucceeded)
                .isInstanceOf(RunFailedException.class)
                .hasMessage("run " + ID + " ended with status EXPIRED: no quota");
    }

    @Test
    void toString_showsIdAndStatusAndNoPersonalData() {
        assertThat(run("PENDING")).hasToString("AnonymizationRun{id=" + ID + ", status=PENDING}");
        assertThat(new AnonymizedFile(new FileData("f", "jane-doe.csv", 5L, "text/csv")))
                .hasToString("AnonymizedFile{id=f, sizeInBytes=5}");
        assertThat(new DetectedEntity(EntityData.of(1L, 2L, "PERSON", 0.5)))
                .hasToString("DetectedEntity{label=PERSON, start=1, end=2, score=0.5}");
        assertThat(new AnonymizationResults(new ResultsData(Map.of("A", 1L), 3L, List.of(), "jane")))
                .hasToString("AnonymizationResults{entitySummary={A=1}, samplesProcessed=3, entitiesFound=0}");
    }

    @Test
    void equals_comparesValues() {
        var entity = EntityData.of(1L, 2L, "PERSON", 0.5);
        ResultsData results = new ResultsData(Map.of(), 1L, List.of(entity), null);

        assertThat(run("SUCCEEDED", NOW, results))
                .isEqualTo(run("SUCCEEDED", NOW, results))
                .hasSameHashCodeAs(run("SUCCEEDED", NOW, results))
                .isNotEqualTo(run("SUCCEEDED", NOW, null))
                .doesNotHaveSameHashCodeAs(run("SUCCEEDED", NOW, null))
                .isNotEqualTo("run");
        assertThat(new DetectedEntity(entity))
                .isEqualTo(new DetectedEntity(entity))
                .hasSameHashCodeAs(new DetectedEntity(entity))
                .isNotEqualTo(new DetectedEntity(EntityData.of(1L, 2L, "PERSON", 0.6)))
                .doesNotHaveSameHashCodeAs(new DetectedEntity(EntityData.of(1L, 2L, "PERSON", 0.6)));
        assertThat(new AnonymizedFile(new FileData("f", null, null, null)))
                .isEqualTo(new AnonymizedFile(new FileData("f", null, null, null)))
                .hasSameHashCodeAs(new AnonymizedFile(new FileData("f", null, null, null)))
                .isNotEqualTo(new AnonymizedFile(new FileData("g", null, null, null)))
                .doesNotHaveSameHashCodeAs(new AnonymizedFile(new FileData("g", null, null, null)));
        var otherResults = new AnonymizationResults(new ResultsData(Map.of(), 2L, List.of(entity), null));
        assertThat(new AnonymizationResults(results))
                .isEqualTo(new AnonymizationResults(results))
                .hasSameHashCodeAs(new AnonymizationResults(results))
                .isNotEqualTo(otherResults)
                .doesNotHaveSameHashCodeAs(otherResults);
    }
}
