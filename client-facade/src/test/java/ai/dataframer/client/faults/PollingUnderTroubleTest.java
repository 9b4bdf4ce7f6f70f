package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.RunStatus;
import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ServerException;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollEvent;
import ai.dataframer.client.polling.PollListener;
import ai.dataframer.client.polling.PollTimeoutException;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.Scheduler;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.logging.Level;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits through what half an hour brings, with the default limits. Every case runs sync and async. */
@Timeout(30)
class PollingUnderTroubleTest {
    private static final RawReply BUSY = RawReply.of(RawReply.head(503, "Content-Length: 0"));
    private static final PollingPolicy EXACT = PollingPolicy.builder()
            .backoff(Backoff.fixed(Duration.ofSeconds(10)))
            .jitter(0)
            .build();

    private final List<PollEvent<AnonymizationRun>> events = new CopyOnWriteArrayList<>();

    private AnonymizationRun await(
            boolean async, Scheduler time, PollListener<AnonymizationRun> listener, IntFunction<RawReply> script) {
        try (RawService service = RawService.start(script);
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl(service.baseUrl())
                        .scheduler(time)
                        .build()) {
            var runs = client.anonymizationRuns();
            return async
                    ? CallKind.get(runs.awaitCompletionAsync(RUN_ID, EXACT, listener))
                    : runs.awaitCompletion(RUN_ID, EXACT, listener);
        }
    }

    private AnonymizationRun await(boolean async, IntFunction<RawReply> script) {
        return await(async, new VirtualScheduler(), events::add, script);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void awaitCompletion_failuresForLessThanFiveMinutes_areSurvived(boolean async) {
        AnonymizationRun run = await(async, n -> n <= 30 ? BUSY : RawReply.run("SUCCEEDED"));

        assertThat(run.isSucceeded()).isTrue();
        assertThat(events).hasSize(31);
        assertThat(events.get(30).elapsed()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void awaitCompletion_failuresForFiveMinutes_endTheWait(boolean async) {
        assertThatThrownBy(() -> await(async, n -> BUSY))
                .isInstanceOf(ServerException.class)
                .satisfies(e -> assertThat(e.getSuppressed()[0])
                        .hasMessage("run " + RUN_ID + " not seen; 31 polls in a row failed, within 5 min"));

        assertThat(events).hasSize(31);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void awaitCompletion_outagesOfFiveMinutesAgainAndAgain_areSurvived(boolean async) {
        int cycle = 31;

        AnonymizationRun run = await(
                async,
                n -> n % cycle != 0 ? BUSY : n < 4 * cycle ? RawReply.run("PROCESSING") : RawReply.run("SUCCEEDED"));

        assertThat(run.isSucceeded()).isTrue();
        assertThat(events).hasSize(124);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void awaitCompletion_listenerThatThrowsAnError_isLoggedAndTheWaitGoesOn(boolean async) {
        var thrown = new AssertionError("listener failed on purpose");
        try (LogCapture log = new LogCapture(Level.WARNING)) {
            AnonymizationRun run = await(
                    async,
                    new VirtualScheduler(),
                    event -> {
                        throw thrown;
                    },
                    n -> RawReply.run(n < 3 ? "PROCESSING" : "SUCCEEDED"));

            assertThat(run.isSucceeded()).isTrue();
            assertThat(log.records()).hasSize(3).allSatisfy(logged -> {
                assertThat(logged.getMessage()).isEqualTo("a poll listener threw; the wait goes on");
                assertThat(logged.getThrown()).isSameAs(thrown);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void awaitCompletion_runThatFlipsBackToPending_isWaitedFor(boolean async) {
        List<String> statuses = List.of("PENDING", "PROCESSING", "PENDING", "PROCESSING", "SUCCEEDED");

        await(async, n -> RawReply.run(statuses.get(n - 1)));

        assertThat(events)
                .extracting(event -> event.value().orElseThrow().status())
                .containsExactly(
                        RunStatus.PENDING,
                        RunStatus.PROCESSING,
                        RunStatus.PENDING,
                        RunStatus.PROCESSING,
                        RunStatus.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void awaitCompletion_retryAfterOnAnOrdinaryAnswer_lengthensTheDelayToAtMostAMinute(boolean async) {
        await(async, n -> switch (n) {
            case 1 -> processing("Retry-After: 25");
            case 2 -> processing("Retry-After: 4");
            case 3 -> processing("Retry-After: 86400");
            default -> RawReply.run("SUCCEEDED");
        });

        assertThat(events.subList(0, 3))
                .extracting(event -> event.nextDelay().orElseThrow())
                .satisfiesExactly(
                        delay -> assertThat(delay).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30)),
                        delay -> assertThat(delay).isEqualTo(Duration.ofSeconds(10)),
                        delay -> assertThat(delay).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(72)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void awaitCompletion_retryAfterOnTheAnswerThatFailsAPoll_lengthensTheNextDelay(boolean async) {
        RawReply limited = RawReply.of(RawReply.head(429, "Retry-After: 25", "Content-Length: 0"));

        await(async, n -> n == 1 ? limited : RawReply.run("SUCCEEDED"));

        assertThat(events.get(0).nextDelay().orElseThrow()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void awaitCompletion_servicesClockThatJumps_changesNothing(boolean async) {
        List<String> dates = List.of(
                "Date: Mon, 23 Nov 2026 10:00:00 GMT",
                "Date: Sat, 01 Jan 2000 00:00:00 GMT",
                "Date: Fri, 01 Jan 2100 00:00:00 GMT");

        await(async, n -> n <= 3 ? processing(dates.get(n - 1)) : RawReply.run("SUCCEEDED"));

        assertThat(events)
                .extracting(PollEvent::elapsed)
                .containsExactly(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30));
    }

    /** The only clock is the scheduler's; the time of day is never read ({@code ArchitectureTest}). */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void awaitCompletion_clockReadingThatOverflows_changesNothing(boolean async) {
        await(
                async,
                new ShiftedClock(Long.MAX_VALUE - 1),
                events::add,
                n -> RawReply.run(n < 4 ? "PROCESSING" : "SUCCEEDED"));

        assertThat(events)
                .extracting(PollEvent::elapsed)
                .containsExactly(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30));
    }

    private static RawReply processing(String header) {
        String body = RawReply.runJson("PROCESSING");
        return RawReply.of(RawReply.head(200, header, "Content-Length: " + body.length()) + body);
    }

    /** Virtual time whose readings begin anywhere, as those of {@link System#nanoTime()} may. */
    private static final class ShiftedClock implements Scheduler {
        private final VirtualScheduler time = new VirtualScheduler();
        private final long shift;

        private ShiftedClock(long shift) {
            this.shift = shift;
        }

        @Override
        public long nanoTime() {
            return time.nanoTime() + shift;
        }

        @Override
        public Future<?> schedule(Runnable task, Duration delay) {
            return time.schedule(task, delay);
        }

        @Override
        public Future<?> watchdog(Runnable task, Duration delay) {
            return time.watchdog(task, delay);
        }

        @Override
        public void execute(Runnable task) {
            time.execute(task);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "AWAIT.*")
    void await_failuresWithLargeBodies_remembersNoBody(CallKind call) {
        String page = "x".repeat(70_000);
        RawReply outage =
                RawReply.of(RawReply.head(503, "X-Request-Id: req-7", "Content-Length: " + page.length()) + page);
        var seen = new CopyOnWriteArrayList<ApiException>();
        try (RawService service = RawService.start(outage);
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl(service.baseUrl())
                        .scheduler(new VirtualScheduler())
                        .build()) {
            var policy = PollingPolicy.builder()
                    .timeout(Duration.ofMinutes(1))
                    .maxOutage(Duration.ofHours(1))
                    .build();
            PollListener<AnonymizationRun> listener = event -> event.failure()
                    .filter(ApiException.class::isInstance)
                    .map(ApiException.class::cast)
                    .ifPresent(seen::add);

            Throwable e = call == CallKind.AWAIT_COMPLETION
                    ? catchThrowable(() -> client.anonymizationRuns().awaitCompletion(RUN_ID, policy, listener))
                    : catchThrowable(() ->
                            CallKind.get(client.anonymizationRuns().awaitCompletionAsync(RUN_ID, policy, listener)));

            assertThat(e)
                    .isInstanceOf(PollTimeoutException.class)
                    .cause()
                    .isInstanceOfSatisfying(ServerException.class, last -> {
                        assertThat(last.body()).isEmpty();
                        assertThat(last.requestId()).contains("req-7");
                        assertThat(last.isTransient()).isTrue();
                    });
            assertThat(seen)
                    .isNotEmpty()
                    .allSatisfy(failure -> assertThat(failure.body()).hasSize(64 * 1024));
        }
    }
}
