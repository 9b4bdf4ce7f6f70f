package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Outages and rate limits as services have them, with the default settings, in real time. */
@Tag("slow")
@SuppressWarnings("SystemOut") // the figures are what a reader of the slow run looks for
@Timeout(300)
class RealTimeTest {
    private static final Duration OUTAGE = Duration.ofSeconds(30);

    private final long start = System.nanoTime();

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static DataframerClient client(String baseUrl) {
        return DataframerClient.builder().apiKey("test-key").baseUrl(baseUrl).build();
    }

    private static List<CompletableFuture<AnonymizationRun>> waits(DataframerClient client, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> client.anonymizationRuns().awaitCompletionAsync(new UUID(0, i)))
                .toList();
    }

    private static void assertAllSucceed(List<CompletableFuture<AnonymizationRun>> waits) throws Exception {
        for (CompletableFuture<AnonymizationRun> wait : waits) {
            assertThat(wait.get(200, TimeUnit.SECONDS).isSucceeded()).isTrue();
        }
    }

    @SuppressWarnings("try") // one service closes while the test runs, and nobody asks the other for anything
    @Test
    void awaitCompletion_nobodyListensForThirtySeconds_everyWaitSurvives() throws Exception {
        try (RawService gone = RawService.start(RawReply.run("PROCESSING"));
                DataframerClient client = client(gone.baseUrl())) {
            List<CompletableFuture<AnonymizationRun>> waits = waits(client, 20);
            gone.awaitRequests(20);
            gone.close();

            assertThat(new CountDownLatch(1).await(OUTAGE.toSeconds(), TimeUnit.SECONDS))
                    .isFalse();
            try (RawService back = RawService.startOn(gone.port(), RawReply.run("SUCCEEDED"))) {
                assertAllSucceed(waits);
                System.out.printf("20 waits outlived 30 s without a listener, the last ended after %s%n", elapsed());
            }
        }
    }

    @Test
    void awaitCompletion_unavailableForThirtySeconds_everyWaitSurvives() throws Exception {
        RawReply unavailable = RawReply.of(RawReply.head(503, "Content-Length: 0"));
        try (RawService service = RawService.start(
                        n -> elapsed().compareTo(OUTAGE) < 0 ? unavailable : RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service.baseUrl())) {
            assertAllSucceed(waits(client, 20));
            System.out.printf(
                    "20 waits outlived 30 s of 503, %d requests, the last ended after %s%n",
                    service.requestCount(), elapsed());
        }
    }

    @Test
    void awaitCompletion_sixtyWaitsOnEightRequestsPerSecond_allEndWithinAMinute() throws Exception {
        var limited = new RateLimited(8, Duration.ofSeconds(6));
        try (RawService service = RawService.start(limited);
                DataframerClient client = client(service.baseUrl())) {
            assertAllSucceed(waits(client, 60));

            System.out.printf("60 waits on 8 requests/s: %s, ended after %s%n", limited, elapsed());
            assertThat(elapsed()).isLessThan(Duration.ofSeconds(60));
        }
    }

    @Test
    void awaitCompletion_twoHundredWaitsOnFiveRequestsPerSecond_allEndAndFewRequestsAreRefused() throws Exception {
        var limited = new RateLimited(5, Duration.ofSeconds(10));
        try (RawService service = RawService.start(limited);
                DataframerClient client = client(service.baseUrl())) {
            assertAllSucceed(waits(client, 200));

            System.out.printf("200 waits on 5 requests/s: %s, ended after %s%n", limited, elapsed());
            assertThat(limited.refused.get()).isLessThanOrEqualTo(service.requestCount() / 3);
        }
    }

    /** A service that takes so many requests a second, and refuses the others without a Retry-After. */
    private static final class RateLimited implements RawService.Script {
        private final double perSecond;
        private final Duration runs;
        private final ConcurrentHashMap<String, Long> begun = new ConcurrentHashMap<>();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger requests = new AtomicInteger();
        private double tokens;
        private long filled = System.nanoTime();

        private RateLimited(int perSecond, Duration runs) {
            this.perSecond = perSecond;
            this.runs = runs;
            tokens = perSecond;
        }

        @Override
        public RawReply reply(int number, String head) {
            requests.incrementAndGet();
            if (!take()) {
                refused.incrementAndGet();
                return RawReply.of(RawReply.head(429, "Content-Length: 0"));
            }
            long now = System.nanoTime();
            String path = head.substring(0, head.indexOf('\r'));
            boolean over = now - begun.computeIfAbsent(path, p -> now) >= runs.toNanos();
            return RawReply.run(over ? "SUCCEEDED" : "PROCESSING");
        }

        private synchronized boolean take() {
            long now = System.nanoTime();
            tokens = Math.min(perSecond, tokens + perSecond * (now - filled) / 1e9);
            filled = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }

        @Override
        public String toString() {
            return requests + " requests, " + refused + " refused";
        }
    }
}
