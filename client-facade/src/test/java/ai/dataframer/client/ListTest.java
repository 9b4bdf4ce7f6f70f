package ai.dataframer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListTest {
    private static final UUID RUN_ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");

    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    private static List<AnonymizationRunSummary> list(Mode mode, String json) {
        service.onList(StubAnswer.offContractBody(json));
        return list(mode);
    }

    private static List<AnonymizationRunSummary> list(Mode mode) {
        try (DataframerClient client = StubbedClient.of(service)) {
            return mode.list(client);
        }
    }

    @ParameterizedTest
    @EnumSource
    void list_everyProperty_isThere(Mode mode) {
        service.stub(StubRun.of(RUN_ID).succeeded());

        assertThat(list(mode)).singleElement().satisfies(run -> {
            assertThat(run.id()).isEqualTo(RUN_ID);
            assertThat(run.status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(run.statusAsString()).isEqualTo("SUCCEEDED");
            assertThat(run.isTerminal()).isTrue();
            assertThat(run.datasetId()).contains(UUID.fromString("3f0c8f3e-52b7-4d3a-9d0e-6f1f2a7c9b10"));
            assertThat(run.datasetName()).contains("Support tickets");
            assertThat(run.piiTypes()).containsExactly("first_name", "email", "phone_number");
            assertThat(run.detectionMethod()).contains("llm");
            assertThat(run.llmModelName()).contains("sample-model");
            assertThat(run.createdByEmail()).contains("analyst@example.com");
            assertThat(run.createdAt()).contains(Instant.parse("2026-01-15T09:30:00Z"));
            assertThat(run.completedAt()).contains(Instant.parse("2026-01-15T09:32:05Z"));
            assertThat(run).hasToString("AnonymizationRunSummary{id=" + RUN_ID + ", status=SUCCEEDED}");
        });
    }

    @ParameterizedTest
    @EnumSource
    void list_noRuns_isEmptyAndUnmodifiable(Mode mode) {
        List<AnonymizationRunSummary> runs = list(mode);

        assertThat(runs).isEmpty();
        assertThat(runs).isUnmodifiable();
    }

    @ParameterizedTest
    @EnumSource
    void list_nothingButTheId_isEmptyEverywhereElse(Mode mode) {
        assertThat(list(mode, "[null, {\"id\": \"" + RUN_ID + "\", \"status\": null}]"))
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.status()).isEqualTo(RunStatus.UNKNOWN);
                    assertThat(run.statusAsString()).isEqualTo("UNKNOWN");
                    assertThat(run.isTerminal()).isFalse();
                    assertThat(run.datasetId()).isEmpty();
                    assertThat(run.piiTypes()).isEmpty();
                    assertThat(run.completedAt()).isEmpty();
                });
    }

    @ParameterizedTest
    @EnumSource
    void list_statusOfLater_isTerminalWithTheTimeOfItsEndOnly(Mode mode) {
        List<AnonymizationRunSummary> runs = list(mode, """
                [{"id": "%1$s", "status": "EXPIRED", "completed_at": "2026-01-15T09:32:05Z"},
                 {"id": "%1$s", "status": "PAUSED"}]""".formatted(RUN_ID));

        assertThat(runs).extracting(AnonymizationRunSummary::isTerminal).containsExactly(true, false);
        assertThat(runs).extracting(AnonymizationRunSummary::statusAsString).containsExactly("EXPIRED", "PAUSED");
    }

    @ParameterizedTest
    @EnumSource
    void list_runWithoutAnId_isInvalid(Mode mode) {
        assertThatThrownBy(() -> list(mode, "[{\"id\": \"" + RUN_ID + "\"}, {\"status\": \"PENDING\"}]"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessage(
                        "GET /api/dataframer/anonymization-runs/ answered 200 (application/json): expected the id of a"
                                + " run, found none at $[1].id");
    }

    @ParameterizedTest
    @EnumSource
    void list_objectInsteadOfAList_isInvalid(Mode mode) {
        assertThatThrownBy(() -> list(mode, "{\"results\": []}"))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageEndingWith("not the JSON of a list of runs at $");
    }

    @ParameterizedTest
    @EnumSource
    void list_badMoment_isAskedAgain(Mode mode) {
        service.stub(StubRun.of(RUN_ID).pending(1));
        service.onList(StubAnswer.serverError(503));

        assertThat(list(mode)).hasSize(1);
    }
}
