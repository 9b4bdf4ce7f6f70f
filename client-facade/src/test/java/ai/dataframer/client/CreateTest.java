package ai.dataframer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.errors.BadRequestException;
import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CreateTest {
    private static final UUID DATASET = UUID.fromString("9c2d1e0f-5a6b-4c3d-8e7f-0a1b2c3d4e5f");

    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    private final UUID runId = UUID.randomUUID();

    private static NewAnonymizationRun.Builder newRun() {
        return NewAnonymizationRun.builder()
                .datasetId(DATASET)
                .piiTypes("first_name", "email")
                .detectionMethod(DetectionMethod.AIMON_PII_M1_AND_HEURISTICS);
    }

    private static String sent() {
        return service.wireMock().getAllServeEvents().get(0).getRequest().getBodyAsString();
    }

    @ParameterizedTest
    @EnumSource
    void create_smallestRun_sendsWhatTheContractRequiresAndNoMore(Mode mode) {
        service.onCreate(StubRun.of(runId).succeeded());

        try (DataframerClient client = StubbedClient.of(service)) {
            AnonymizationRun run = mode.create(client, newRun().build());

            assertThat(run.id()).isEqualTo(runId);
            assertThat(run.status()).isEqualTo(RunStatus.PENDING);
            assertThat(run.datasetId()).contains(DATASET);
        }
        assertThat(JsonParser.parseString(sent())).isEqualTo(JsonParser.parseString("""
                {"dataset_id": "9c2d1e0f-5a6b-4c3d-8e7f-0a1b2c3d4e5f", "pii_types": ["first_name", "email"],
                 "detection_method": "aimon_pii_m1+heuristics"}"""));
        assertThat(service.createRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void create_everythingSet_sendsIt(Mode mode) {
        service.onCreate(StubRun.of(runId).succeeded());

        try (DataframerClient client = StubbedClient.of(service)) {
            mode.create(
                    client,
                    newRun().detectionMethod(DetectionMethod.LLM)
                            .llmModelName("model-1")
                            .mask("email", "<\"e-mail\">")
                            .threshold(0.3)
                            .build());
        }
        assertThat(JsonParser.parseString(sent())).isEqualTo(JsonParser.parseString("""
                {"dataset_id": "9c2d1e0f-5a6b-4c3d-8e7f-0a1b2c3d4e5f", "pii_types": ["first_name", "email"],
                 "detection_method": "llm", "llm_model_name": "model-1", "mask_config": {"email": "<\\"e-mail\\">"},
                 "threshold": 0.3}"""));
    }

    @ParameterizedTest
    @EnumSource
    void create_serviceReadsNothing_endsAtTheCallTimeout(Mode mode) throws IOException {
        String mask = "x".repeat(16 << 20); // more than the socket's buffers hold

        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DataframerClient client = DataframerClient.builder()
                        .apiKey("key")
                        .baseUrl("http://127.0.0.1:" + server.getLocalPort())
                        .callTimeout(Duration.ofSeconds(1))
                        .build()) {
            RequestTimeoutException e = catchThrowableOfType(
                    RequestTimeoutException.class,
                    () -> mode.create(client, newRun().mask("email", mask).build()));

            assertThat(e.limit()).isEqualTo(Limit.CALL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void create_thenAwait_returnsTheRunAtItsEnd(Mode mode) {
        service.onCreate(StubRun.of(runId).pending(1).processing(2).succeeded());

        try (DataframerClient client = StubbedClient.of(service)) {
            AnonymizationRun created = mode.create(client, newRun().build());

            assertThat(mode.await(client, created.id()).isSucceeded()).isTrue();
        }
        assertThat(service.requestsFor(runId)).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void create_refused_tellsWithoutDoubt(Mode mode) {
        service.onCreate(StubAnswer.offContract(
                com.github.tomakehurst.wiremock.client.WireMock.aResponse().withStatus(400)));

        try (DataframerClient client = StubbedClient.of(service)) {
            var e = catchThrowableOfType(BadRequestException.class, () -> mode.create(client, newRun().build()));

            assertThat(e.getMessage()).doesNotContain("may exist");
        }
    }

    @ParameterizedTest
    @EnumSource
    void create_answerWithoutAnId_saysThatTheRunMayExist(Mode mode) {
        service.onCreate(StubAnswer.offContractBody("{\"status\": \"PENDING\"}"));

        try (DataframerClient client = StubbedClient.of(service)) {
            var e = catchThrowableOfType(InvalidResponseException.class, () -> mode.create(client, newRun().build()));

            assertThat(e)
                    .hasMessage("POST /api/dataframer/anonymization-runs/ answered 200 (application/json): expected the"
                            + " id of a run, found none at $.id; the run may exist: look for it with list() before you"
                            + " create it again");
            assertThat(e.path()).contains("$.id");
        }
        assertThat(service.createRequests()).isEqualTo(1);
    }
}
