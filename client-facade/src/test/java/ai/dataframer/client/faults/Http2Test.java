package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.polling.PollingPolicy;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.Protocol;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a service over HTTP/2 refuses, it did not process: the request goes again at once and uncounted. */
@Timeout(30)
class Http2Test {
    private static final int REFUSED_STREAM = 7;
    private static final int CANCEL = 8;

    private final MockWebServer service = new MockWebServer();

    @BeforeEach
    void speakHttp2() {
        service.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    }

    @AfterEach
    void close() throws IOException {
        service.close();
    }

    private DataframerClient client() {
        return client(service.getPort());
    }

    private static DataframerClient client(int port) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl("http://127.0.0.1:" + port)
                .maxRetries(0)
                .customizeOkHttp(http -> http.protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)))
                .build();
    }

    private static MockResponse succeeded() {
        return new MockResponse().setHeader("Content-Type", "application/json").setBody(RawReply.runJson("SUCCEEDED"));
    }

    private static MockResponse reset(int errorCode) {
        return new MockResponse()
                .setSocketPolicy(SocketPolicy.RESET_STREAM_AT_START)
                .setHttp2ErrorCode(errorCode);
    }

    @ParameterizedTest
    @EnumSource(names = {"RETRIEVE", "CREATE"})
    void call_streamRefusedAFewTimes_isSentAgainUncounted(CallKind call) throws Exception {
        try (JettyService jetty = JettyService.http2(100, Integer.MAX_VALUE);
                DataframerClient client = client(jetty.port())) {
            jetty.setStatus("SUCCEEDED");
            jetty.refuse(5);

            assertThat(call.call(client, PollingPolicy.defaults()).isSucceeded())
                    .isTrue();

            assertThat(jetty.requestCount()).isEqualTo(6);
        }
    }

    @Test
    void retrieve_streamRefusedForEver_failsInTheEnd() {
        for (int i = 0; i < 100; i++) {
            service.enqueue(reset(REFUSED_STREAM));
        }

        try (DataframerClient client = client()) {
            assertThatThrownBy(() -> client.anonymizationRuns().retrieve(RUN_ID))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("REFUSED_STREAM");
        }
        assertThat(service.getRequestCount()).isBetween(10, 30);
    }

    @Test
    void retrieve_streamResetForAnotherReason_isCounted() throws InterruptedException {
        service.enqueue(reset(CANCEL));
        service.enqueue(succeeded());

        try (DataframerClient client = client()) {
            assertThatThrownBy(() -> client.anonymizationRuns().retrieve(RUN_ID))
                    .isInstanceOf(ConnectionException.class);
        }
        assertThat(service.takeRequest(10, TimeUnit.SECONDS)).isNotNull(); // the server counts it a little later
        assertThat(service.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "CREATE_ASYNC"})
    void create_interceptorResendsItAndTheSecondIsRefused_isNotSentAgain(CallKind call) {
        service.enqueue(reset(CANCEL));
        for (int i = 0; i < 100; i++) {
            service.enqueue(reset(REFUSED_STREAM));
        }

        try (DataframerClient client = DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl("http://127.0.0.1:" + service.getPort())
                .customizeOkHttp(http -> http.protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                        .addInterceptor(chain -> {
                            try {
                                return chain.proceed(chain.request());
                            } catch (IOException e) {
                                return chain.proceed(chain.request());
                            }
                        }))
                .build()) {
            assertThatThrownBy(() -> call.call(client, PollingPolicy.defaults()))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("the run may exist");
        }
        assertThat(service.getRequestCount()).isLessThan(5); // OkHttp's own attempts at the refused one
    }

    @Test
    void retrieveAsync_tenStreamsAndTwentyRequestsPerConnection_noneFails() throws Exception {
        try (JettyService jetty = JettyService.http2(10, 20);
                DataframerClient client = client(jetty.port())) {
            jetty.setStatus("SUCCEEDED");
            List<CompletableFuture<AnonymizationRun>> calls = Stream.generate(
                            () -> client.anonymizationRuns().retrieveAsync(RUN_ID))
                    .limit(300)
                    .toList();

            assertThat(calls)
                    .allSatisfy(
                            call -> assertThat(CallKind.get(call).isSucceeded()).isTrue());
            // Jetty may handle a request that came in while it was saying that it takes no more
            assertThat(jetty.requestCount()).isBetween(300, 310);
        }
    }
}
