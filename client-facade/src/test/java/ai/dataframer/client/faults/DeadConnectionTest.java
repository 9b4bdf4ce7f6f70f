package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connection that dies without a word costs a wait the time to notice it, and no more. */
@Timeout(60)
class DeadConnectionTest {
    private static final Duration DEADLINE = Duration.ofSeconds(40);

    @Test
    void awaitCompletion_deadHttp1Connection_takesAnotherAfterTheReadTimeout() throws Exception {
        try (JettyService service = JettyService.http1()) {
            surviveOn(service, client -> client.readTimeout(Duration.ofMillis(200)));
        }
    }

    @Test
    void awaitCompletion_deadHttp2Connection_takesAnotherAfterTheReadTimeout() throws Exception {
        try (JettyService service = JettyService.http2(100, Integer.MAX_VALUE)) {
            surviveOn(service, client -> client.readTimeout(Duration.ofMillis(200)));
        }
    }

    /** Without pings of its own: OkHttp pings the connection when a read times out, and gives it up a second later. */
    @Test
    void awaitCompletion_deadHttp2ConnectionOfASharedClient_takesAnotherThoughOthersWaitOnItToo() throws Exception {
        try (JettyService service = JettyService.http2(100, Integer.MAX_VALUE);
                BlackHole hole = BlackHole.before(service.port())) {
            var shared =
                    new OkHttpClient.Builder().protocols(service.protocols()).build();
            try (DataframerClient client = DataframerClient.builder()
                    .apiKey("test-key")
                    .baseUrl("http://127.0.0.1:" + hole.port())
                    .readTimeout(Duration.ofMillis(200))
                    .okHttpClient(shared)
                    .build()) {
                PollingPolicy policy = PollingPolicy.builder()
                        .backoff(Backoff.fixed(Duration.ofMillis(50)))
                        .timeout(DEADLINE)
                        .build();
                List<CompletableFuture<AnonymizationRun>> waits = Stream.generate(
                                () -> client.anonymizationRuns().awaitCompletionAsync(RawReply.RUN_ID, policy))
                        .limit(5)
                        .toList();
                service.awaitTwoRequests();
                hole.swallow();
                service.setStatus("SUCCEEDED");

                assertThat(waits)
                        .allSatisfy(wait -> assertThat(
                                        wait.get(20, TimeUnit.SECONDS).isSucceeded())
                                .isTrue());
            } finally {
                shared.dispatcher().executorService().shutdown();
                shared.connectionPool().evictAll();
            }
        }
    }

    @Test
    @Tag("slow")
    void awaitCompletion_deadHttp1ConnectionWithDefaults_goesOnWithin20Seconds() throws Exception {
        try (JettyService service = JettyService.http1()) {
            assertThat(surviveOn(service, client -> client)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    @Tag("slow")
    void awaitCompletion_deadHttp2ConnectionWithDefaults_goesOnWithin20Seconds() throws Exception {
        try (JettyService service = JettyService.http2(100, Integer.MAX_VALUE)) {
            assertThat(surviveOn(service, client -> client)).isLessThan(Duration.ofSeconds(20));
        }
    }

    /** Returns the time from the death of the connection to the end of the wait. */
    private static Duration surviveOn(JettyService service, UnaryOperator<DataframerClient.Builder> settings)
            throws Exception {
        try (BlackHole hole = BlackHole.before(service.port());
                DataframerClient client = settings.apply(DataframerClient.builder()
                                .apiKey("test-key")
                                .baseUrl("http://127.0.0.1:" + hole.port())
                                .customizeOkHttp(http -> http.protocols(service.protocols())))
                        .build()) {
            CompletableFuture<AnonymizationRun> wait = client.anonymizationRuns()
                    .awaitCompletionAsync(
                            RawReply.RUN_ID,
                            PollingPolicy.builder().timeout(DEADLINE).build());
            service.awaitTwoRequests();
            hole.swallow();
            long died = System.nanoTime();
            service.setStatus("SUCCEEDED");

            assertThat(wait.get(50, TimeUnit.SECONDS).isSucceeded()).isTrue();
            return Duration.ofNanos(System.nanoTime() - died);
        }
    }
}
