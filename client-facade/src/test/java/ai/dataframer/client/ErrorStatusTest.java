package ai.dataframer.client;

import static ai.dataframer.client.StubbedClient.RUN_ID;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.AuthenticationException;
import ai.dataframer.client.errors.BadRequestException;
import ai.dataframer.client.errors.NotFoundException;
import ai.dataframer.client.errors.PermissionDeniedException;
import ai.dataframer.client.errors.RateLimitException;
import ai.dataframer.client.errors.ServerException;
import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorStatusTest {
    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    private final DataframerClient client =
            StubbedClient.builder(service).maxRetries(0).build();

    static Stream<Arguments> statuses() {
        return Stream.of(
                        Arguments.of(400, BadRequestException.class),
                        Arguments.of(401, AuthenticationException.class),
                        Arguments.of(403, PermissionDeniedException.class),
                        Arguments.of(404, NotFoundException.class),
                        Arguments.of(429, RateLimitException.class),
                        Arguments.of(500, ServerException.class),
                        Arguments.of(503, ServerException.class),
                        Arguments.of(304, ApiException.class),
                        Arguments.of(408, ApiException.class),
                        Arguments.of(418, ApiException.class))
                .flatMap(a -> Arrays.stream(Mode.values()).map(mode -> Arguments.of(mode, a.get()[0], a.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void retrieve_errorStatus_isItsExceptionWithAllThatTheServiceSaid(
            Mode mode, int status, Class<? extends ApiException> type) {
        service.stub(StubRun.of(RUN_ID)
                .then(StubAnswer.offContract(aResponse()
                        .withStatus(status)
                        .withHeader("X-Request-Id", "req-7")
                        .withBody(status == 304 ? "" : "jane@example.com is not known"))));

        ApiException e = catchThrowableOfType(ApiException.class, () -> mode.retrieve(client, RUN_ID));

        assertThat(e).isExactlyInstanceOf(type);
        assertThat(e.statusCode()).isEqualTo(status);
        assertThat(e.requestId()).contains("req-7");
        assertThat(e.headers().get("X-REQUEST-ID")).containsExactly("req-7").isUnmodifiable();
        assertThat(e.headers()).isUnmodifiable();
        assertThat(e.body()).isEqualTo(status == 304 ? "" : "jane@example.com is not known");
        assertThat(e)
                .hasMessageStartingWith(
                        "GET /api/dataframer/anonymization-runs/" + RUN_ID + "/ answered " + status + ": ")
                .hasMessageEndingWith(" (request id req-7)")
                .hasMessageNotContaining("jane");
        assertThat(service.requestsFor(RUN_ID)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_unknownRun_isNotFoundAsInTheContract(Mode mode) {
        assertThat(catchThrowableOfType(ApiException.class, () -> mode.retrieve(client, RUN_ID)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void rateLimitException_retryAfter_isWhatTheServiceAsked() {
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.rateLimited().withRetryAfter(Duration.ofSeconds(20))));

        var e = catchThrowableOfType(
                RateLimitException.class, () -> client.anonymizationRuns().retrieve(RUN_ID));

        assertThat(e.retryAfter()).contains(Duration.ofSeconds(20));
    }

    @Test
    void apiException_ofHeadersThatChange_keepsItsOwn() {
        List<String> values = new ArrayList<>(List.of("a"));
        Map<String, List<String>> headers = new HashMap<>(Map.of("Vary", values));

        ApiException e = ApiException.of("GET /", 404, headers, "", null, null);
        values.add("b");
        headers.clear();

        assertThat(e.headers()).containsOnlyKeys("Vary").isUnmodifiable();
        assertThat(e.headers().get("vary")).containsExactly("a").isUnmodifiable();
    }

    @Test
    void apiException_headerInTwoSpellings_isOneHeader() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Vary", List.of("a"));
        headers.put("vary", List.of("b", "c"));

        ApiException e = ApiException.of("GET /", 404, headers, "", null, null);

        assertThat(e.headers()).hasSize(1);
        assertThat(e.headers().get("VARY")).containsExactly("a", "b", "c").isUnmodifiable();
    }

    @Test
    void apiException_hugeBody_isCutAt64KiB() {
        service.stub(StubRun.of(RUN_ID)
                .then(StubAnswer.offContract(aResponse().withStatus(500).withBody("x".repeat(200_000)))));

        var e = catchThrowableOfType(
                ServerException.class, () -> client.anonymizationRuns().retrieve(RUN_ID));

        assertThat(e.body()).hasSize(64 * 1024);
    }
}
