package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.Await;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.RequestOptions;
import ai.dataframer.client.errors.RateLimitException;
import ai.dataframer.client.faults.RawReply.End;
import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConcurrentRequestsTest {
    private static final int LIMIT = Defaults.MAX_CONCURRENT_REQUESTS;
    private static final int CALLS = 3 * LIMIT;

    private final CompletableFuture<Void> allHere = new CompletableFuture<>();

    /** Retries would make good what should not happen. */
    private static DataframerClient.Builder client(RawService service) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .maxRetries(0);
    }

    private static List<CompletableFuture<AnonymizationRun>> start(DataframerClient client) {
        return IntStream.range(0, CALLS)
                .mapToObj(i -> client.anonymizationRuns().retrieveAsync(RUN_ID))
                .toList();
    }

    private RawReply whenAllAreHere(int request) {
        if (request == LIMIT) {
            allHere.complete(null);
        }
        allHere.join();
        return RawReply.run("SUCCEEDED");
    }

    @Test
    void retrieveAsync_moreCallsThanTheLimit_allEndThoughNoneIsAnsweredBeforeTheLimitIsReached() {
        try (RawService service = RawService.start(this::whenAllAreHere);
                DataframerClient client = client(service).build()) {
            start(client)
                    .forEach(
                            call -> assertThat(CallKind.get(call).isSucceeded()).isTrue());

            assertThat(service.requestCount()).isEqualTo(CALLS);
        }
    }

    @Test
    void retrieve_asynchronousCallsQueuedAfterARateLimit_doesNotQueueBehindThem() {
        RawReply limited = RawReply.of(RawReply.head(429, "Retry-After: 1", "Content-Length: 0"));
        var release = new CompletableFuture<Void>();
        var time = new VirtualScheduler();
        Duration ofDays = Duration.ofDays(20);
        try (RawService service = RawService.start((n, head) -> {
                    if (n == 1) {
                        return limited;
                    }
                    if (head.contains("X-Slow")) {
                        release.join();
                    }
                    return RawReply.run("SUCCEEDED");
                });
                DataframerClient client = client(service)
                        .scheduler(time)
                        .readTimeout(ofDays)
                        .callTimeout(ofDays)
                        .build()) {
            assertThatThrownBy(() -> client.anonymizationRuns().retrieve(RUN_ID))
                    .isInstanceOf(RateLimitException.class);
            AnonymizationRuns slow = client.anonymizationRuns()
                    .withOptions(RequestOptions.builder().header("X-Slow", "1").build());
            List<CompletableFuture<AnonymizationRun>> queued = IntStream.range(0, LIMIT + 12)
                    .mapToObj(i -> slow.retrieveAsync(RUN_ID))
                    .toList();
            Await.until(
                    () -> { // each request lets the next one be scheduled
                        time.advance(Duration.ofSeconds(10));
                        return service.requestCount() == 1 + LIMIT;
                    });

            AnonymizationRun run = client.anonymizationRuns().retrieve(RUN_ID);

            assertThat(run.isSucceeded()).isTrue();
            assertThat(queued).noneMatch(CompletableFuture::isDone);
            release.complete(null);
        }
    }

    @Test
    void close_whileCallsStandInTheQueue_sendsNoneOfThem() {
        try (RawService service = RawService.start(RawReply.of("").then(End.HANG))) {
            DataframerClient client = client(service).build();

            assertNoneIsSentAfterClose(service, client, LIMIT);
        }
    }

    @Test
    void close_whileCallsStandInTheQueueOfTheCallersOkHttpClient_sendsNoneOfThem() {
        var callers = new OkHttpClient();
        try (RawService service = RawService.start(RawReply.of("").then(End.HANG))) {
            DataframerClient client = client(service).okHttpClient(callers).build();

            assertNoneIsSentAfterClose(service, client, callers.dispatcher().getMaxRequestsPerHost());
        } finally {
            callers.dispatcher().executorService().shutdown();
        }
    }

    private static void assertNoneIsSentAfterClose(RawService service, DataframerClient client, int limit) {
        List<CompletableFuture<AnonymizationRun>> calls = start(client);
        service.awaitRequests(limit);

        client.close();

        assertThat(calls)
                .allSatisfy(call -> assertThat(catchThrowable(() -> CallKind.get(call)))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("the client is closed"));
        service.awaitNoConnection();
        assertThat(service.requestCount()).isEqualTo(limit);
    }
}
