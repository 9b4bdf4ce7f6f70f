package ai.dataframer.client.faults;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.faults.RawReply.End;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollingPolicy;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps 200 waits going for {@code -Dsoak.seconds} (180), a quarter of them synchronous and a few cancelled, against a service of
 * which one answer in eight is a fault. Ends with status 1 if a wait is lost, gets another's run or another failure than one of
 * this library, or if heap or threads have grown. Run by {@code -Psoak}.
 */
final class Soak {
    private static final int AT_A_TIME = 200;
    private static final int PERIODS = 9;
    private static final long SECONDS = Long.getLong("soak.seconds", 180);
    private static final long HEAP_SLACK_KIB = 4096;
    private static final int THREAD_SLACK = 40;

    private static final Pattern RUN_ID = Pattern.compile("anonymization-runs/([^/]+)/");
    private static final PollingPolicy POLICY = PollingPolicy.builder()
            .timeout(Duration.ofSeconds(10))
            .backoff(Backoff.proportional(0.1, Duration.ofMillis(20), Duration.ofSeconds(1)))
            .build();

    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final AtomicInteger started = new AtomicInteger();
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final ExecutorService callers = Executors.newFixedThreadPool(AT_A_TIME / 4);

    private record Reading(long heapKib, int threads) {}

    private Soak() {}

    public static void main(String[] args) throws InterruptedException {
        System.exit(new Soak().run() ? 0 : 1);
    }

    @SuppressWarnings("SystemOut") // its figures are its purpose
    private boolean run() throws InterruptedException {
        var readings = new ArrayList<Reading>();
        try (RawService service = RawService.start((number, head) -> reply(head))) {
            try (DataframerClient client = DataframerClient.builder()
                    .apiKey("test-key")
                    .baseUrl(service.baseUrl())
                    .readTimeout(Duration.ofMillis(250))
                    .build()) {
                System.out.println("   s    waits  requests  heap KiB  threads");
                for (int period = 1; period <= PERIODS; period++) {
                    keepGoing(client, System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS) / PERIODS);
                    Reading now = read();
                    readings.add(now);
                    System.out.printf(
                            "%4d %8d %9d %9d %8d%n",
                            SECONDS * period / PERIODS,
                            started.get(),
                            service.requestCount(),
                            now.heapKib,
                            now.threads);
                }
                places.acquire(AT_A_TIME); // every wait has ended
            }
            service.awaitNoConnection();
        }
        callers.shutdown();
        return report(peak(readings.subList(0, PERIODS / 3)), peak(readings.subList(PERIODS - PERIODS / 3, PERIODS)));
    }

    private void keepGoing(DataframerClient client, long end) throws InterruptedException {
        while (System.nanoTime() < end) {
            places.acquire();
            start(client, UUID.randomUUID());
        }
    }

    private void start(DataframerClient client, UUID id) {
        int number = started.incrementAndGet();
        var runs = client.anonymizationRuns();
        CompletableFuture<AnonymizationRun> wait = number % 4 == 0
                ? CompletableFuture.supplyAsync(() -> runs.awaitCompletion(id, POLICY), callers)
                : runs.awaitCompletionAsync(id, POLICY);
        wait.whenComplete((run, failure) -> ended(id, run, failure));
        if (number % 50 == 1) {
            wait.cancel(true);
        }
    }

    private void ended(UUID id, @Nullable AnonymizationRun run, @Nullable Throwable failure) {
        String outcome =
                failure == null ? "WRONG RUN" : cause(failure).getClass().getSimpleName();
        if (run != null && run.id().equals(id)) {
            outcome = run.statusAsString();
        }
        synchronized (outcomes) {
            outcomes.merge(outcome, 1, Integer::sum);
        }
        places.release();
    }

    /** The exception of a synchronous call comes wrapped by the future that it runs in. */
    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static RawReply reply(String head) {
        Matcher id = RUN_ID.matcher(head);
        if (!id.find()) {
            throw new AssertionError(head);
        }
        RawReply run = RawReply.run(id.group(1), "PROCESSING");
        return switch (ThreadLocalRandom.current().nextInt(64)) {
            case 0 -> RawReply.of("").then(End.RESET);
            case 1 -> RawReply.of("").then(End.CLOSE);
            case 2 -> RawReply.of("").then(End.HANG);
            case 3 ->
                RawReply.of(RawReply.head(200, "Content-Length: 100") + "{\"status\"")
                        .then(End.RESET);
            case 4 -> RawReply.of(RawReply.head(503, "Retry-After: 0", "Content-Length: 0"));
            case 5 -> RawReply.of(RawReply.head(500, "Content-Length: 0"));
            case 6 -> RawReply.of(RawReply.head(429, "Content-Length: 0"));
            case 7 -> RawReply.of("garbage\r\n\r\n").then(End.CLOSE);
            case 8, 9, 10, 11, 12 -> RawReply.run(id.group(1), "SUCCEEDED");
            case 13 -> RawReply.run(id.group(1), "FAILED");
            default -> run;
        };
    }

    private static Reading peak(List<Reading> readings) {
        return new Reading(
                readings.stream().mapToLong(Reading::heapKib).max().orElseThrow(),
                readings.stream().mapToInt(Reading::threads).max().orElseThrow());
    }

    private static Reading read() {
        System.gc();
        var memory = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return new Reading(
                memory.getUsed() / 1024, ManagementFactory.getThreadMXBean().getThreadCount());
    }

    @SuppressWarnings("SystemOut")
    private boolean report(Reading first, Reading last) {
        int ended = outcomes.values().stream().mapToInt(n -> n).sum();
        boolean allEnded = ended == started.get();
        boolean asExpected = Set.of("SUCCEEDED", "FAILED", "CancellationException", "PollTimeoutException")
                .containsAll(outcomes.keySet());
        boolean flat = last.heapKib <= first.heapKib + HEAP_SLACK_KIB && last.threads <= first.threads + THREAD_SLACK;
        System.out.println("started " + started + ", ended " + ended + ": " + outcomes);
        System.out.println("peaks of the first third and of the last: heap " + first.heapKib + " and " + last.heapKib
                + " KiB, threads " + first.threads + " and " + last.threads);
        System.out.println(
                allEnded && asExpected && flat
                        ? "soak passed"
                        : "soak FAILED: all ended " + allEnded + ", as expected " + asExpected + ", flat " + flat);
        return allEnded && asExpected && flat;
    }
}
