package ai.dataframer.client;

import static ai.dataframer.client.StubbedClient.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.RunBody;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetrieveTest {
    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    @ParameterizedTest
    @EnumSource
    void retrieve_succeededRun_hasItsResults(Mode mode) {
        service.stub(StubRun.of(RUN_ID)
                .succeeded(run -> run.entity("PERSON", 0, 10, 0.98)
                        .entity("PERSON", 20, 30, 0.9)
                        .samplesProcessed(100)
                        .file("file-1", "customers.csv", 5_000_000_000L, "text/csv")));

        try (DataframerClient client = StubbedClient.of(service)) {
            AnonymizationRun run = mode.retrieve(client, RUN_ID);

            assertThat(run.id()).isEqualTo(RUN_ID);
            assertThat(run.status()).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(run.entitySummary()).isEqualTo(Map.of("PERSON", 2L));
            assertThat(run.results().orElseThrow().samplesProcessed()).hasValue(100);
            assertThat(run.entitiesFound()).hasSize(2);
            assertThat(run.entitiesFound().get(0).label()).contains("PERSON");
            assertThat(run.anonymizedFiles().get(0).sizeInBytes()).hasValue(5_000_000_000L);
            assertThat(run.completedAt()).isPresent();
            assertThat(run.error()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_request_isTheContractsWithTrailingSlashKeyAndUserAgent(Mode mode) {
        service.stub(StubRun.of(RUN_ID).pending(1));

        try (DataframerClient client =
                StubbedClient.builder(service).userAgentSuffix("reports/2.1").build()) {
            mode.retrieve(client, RUN_ID);
        }

        assertThat(service.requests()).singleElement().satisfies(request -> {
            assertThat(request.getUrl()).isEqualTo("/api/dataframer/anonymization-runs/" + RUN_ID + "/");
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer test-key");
            assertThat(request.getHeader("Accept")).isEqualTo("application/json");
            assertThat(request.getHeader("User-Agent"))
                    .matches("dataframer-java/\\d+\\.\\d+\\.\\d+\\S* \\(Java .+\\) reports/2\\.1");
        });
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_unlistedStatus_isUnknownWithItsText(Mode mode) {
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.offContractStatus("ARCHIVED")));

        try (DataframerClient client = StubbedClient.of(service)) {
            AnonymizationRun run = mode.retrieve(client, RUN_ID);

            assertThat(run.status()).isEqualTo(RunStatus.UNKNOWN);
            assertThat(run.statusAsString()).isEqualTo("ARCHIVED");
        }
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_htmlWithStatus200_isAnInvalidResponseThatNamesTheType(Mode mode) {
        service.stub(StubRun.of(RUN_ID)
                .then(StubAnswer.offContractBody("<html>Sign in</html>").withHeader("Content-Type", "text/html")));

        try (DataframerClient client = StubbedClient.of(service)) {
            assertThatThrownBy(() -> mode.retrieve(client, RUN_ID))
                    .isInstanceOf(InvalidResponseException.class)
                    .hasMessage("GET /api/dataframer/anonymization-runs/" + RUN_ID
                            + "/ answered 200 (text/html): not the JSON of a run at $");
        }
        assertThat(service.requestsFor(RUN_ID)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void retrieveWithResponse_keepsTheExactTextAndTheHeaders(Mode mode) {
        String json =
                "{ \"id\":\"" + RUN_ID + "\",  \"status\": \"PENDING\", \"created_by_email\": \"jane@example.com\","
                        + " \"priority\": \"high\" }";
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.run(json).withHeader("X-Request-Id", "req-7")));

        try (DataframerClient client = StubbedClient.of(service)) {
            ApiResponse<AnonymizationRun> response = mode.retrieveWithResponse(client, RUN_ID);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.requestId()).contains("req-7");
            assertThat(response.headers().get("x-request-id"))
                    .containsExactly("req-7")
                    .isUnmodifiable();
            assertThat(response.headers()).isUnmodifiable();
            assertThat(response.rawBody()).isEqualTo(json);
            assertThat(response.body().status()).isEqualTo(RunStatus.PENDING);
            assertThat(response)
                    .hasToString(
                            "ApiResponse{statusCode=200, body=AnonymizationRun{id=" + RUN_ID + ", status=PENDING}}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_answerWithoutAnId_hasTheIdAskedFor(Mode mode) {
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.run(RunBody.pending().without("id"))));

        try (DataframerClient client = StubbedClient.of(service)) {
            assertThat(mode.retrieve(client, RUN_ID).id()).isEqualTo(RUN_ID);
        }
    }

    @Test
    void apiKeyProvider_newKey_takesEffectOnTheNextRequest() {
        service.stub(StubRun.of(RUN_ID).pending(1));
        var count = new AtomicInteger();

        try (DataframerClient client = StubbedClient.builder(service)
                .apiKeyProvider(() -> "key-" + count.incrementAndGet())
                .build()) {
            client.anonymizationRuns().retrieve(RUN_ID);
            client.anonymizationRuns().retrieve(RUN_ID);
        }

        assertThat(service.requests())
                .extracting(request -> request.getHeader("Authorization"))
                .containsExactly("Bearer key-1", "Bearer key-2");
    }

    @ParameterizedTest
    @EnumSource
    void close_afterTheCallHasEnded_cancelsNothing(Mode mode) {
        service.stub(StubRun.of(RUN_ID).succeeded());
        var events = new CallEvents();

        try (DataframerClient client =
                StubbedClient.builder(service).okHttpClient(events.client()).build()) {
            mode.retrieve(client, RUN_ID);
        }

        assertThat(events.seen()).containsExactly("released");
    }
}
