package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/**
 * Random and mutated answers, for {@code -Dfuzz.seconds} (8; 60 with {@code -Pslow}): a run or a {@link DataframerException}, in
 * time, and every connection given back. {@code -Dfuzz.seed} runs the answers of an earlier time again.
 */
class FuzzTest {
    private static final long SECONDS = Long.getLong("fuzz.seconds", 8);
    private static final Duration CALL_TIMEOUT = Duration.ofMillis(500);
    private static final PollingPolicy POLICY = PollingPolicy.builder()
            .backoff(Backoff.fixed(Duration.ofSeconds(1)))
            .timeout(Duration.ofSeconds(10))
            .maxConsecutiveFailures(2)
            .build();

    /** A busy machine may do no more than a handful of rounds in the time, too few to meet every kind of outcome. */
    private static final int LEAST_ROUNDS = 50;

    private final long seed = Long.getLong("fuzz.seed", new Random().nextLong());
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final LeakCheck leaks = new LeakCheck();
    private final ConnectionPool pool = new ConnectionPool();

    @SuppressWarnings("SystemOut") // the seed is what repeats a failure
    @Test
    void call_anyAnswer_isARunOrADataframerExceptionInTime() throws Exception {
        System.out.println("fuzz.seed=" + seed);
        var mutations = new Mutations(new Random(seed));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try (LogCapture log = new LogCapture(Level.OFF);
                RawService service = RawService.start(n -> mutations.next());
                DataframerClient client = client(service)) {
            for (int round = 1; System.nanoTime() < end || round <= LEAST_ROUNDS; round++) {
                for (CallKind call : CallKind.values()) {
                    use(() -> call.call(client, POLICY), "seed " + seed + ", round " + round + ", " + call);
                }
                use(
                        () -> client.anonymizationRuns().retrieveStreaming(RawReply.RUN_ID, entity -> {}),
                        "seed " + seed + ", round " + round + ", streaming");
            }
            leaks.assertNothingIsOpen(pool);
            assertThat(log.uncaught()).as("seed " + seed).isEmpty();
        }
        System.out.println(outcomes);
        assertThat(outcomes).containsKeys("run", "InvalidResponseException", "ConnectionException", "ServerException");
    }

    private void use(Supplier<AnonymizationRun> call, String round) {
        long start = System.nanoTime();
        String outcome;
        try {
            AnonymizationRun run = call.get();
            assertThat(run.toString() + run.results() + run.anonymizedFiles() + run.entitiesFound())
                    .isNotEmpty();
            outcome = "run";
        } catch (DataframerException e) {
            outcome = e.getClass().getSimpleName();
        } catch (Throwable e) {
            throw new AssertionError(round + ": " + e, e);
        }
        outcomes.merge(outcome, 1, Integer::sum);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(round).isLessThan(Duration.ofSeconds(10));
    }

    /** Without redirects: a mutated one could lead off this machine. */
    private DataframerClient client(RawService service) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .maxRetries(1)
                .readTimeout(Duration.ofMillis(20))
                .callTimeout(CALL_TIMEOUT)
                .scheduler(new VirtualScheduler())
                .okHttpClient(new OkHttpClient.Builder()
                        .followRedirects(false)
                        .connectionPool(pool)
                        .eventListener(leaks)
                        .build())
                .build();
    }
}
