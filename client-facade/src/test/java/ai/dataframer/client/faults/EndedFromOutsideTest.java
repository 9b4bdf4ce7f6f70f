package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.CallKind.AWAIT_COMPLETION;
import static ai.dataframer.client.faults.CallKind.AWAIT_COMPLETION_ASYNC;
import static ai.dataframer.client.faults.CallKind.CREATE_ASYNC;
import static ai.dataframer.client.faults.CallKind.RETRIEVE;
import static ai.dataframer.client.faults.CallKind.RETRIEVE_ASYNC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.faults.RawReply.End;
import ai.dataframer.client.polling.PollInterruptedException;
import ai.dataframer.client.polling.PollTimeoutException;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.Scheduler;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever ends a call or a wait from outside, and whenever: no timer is left, the service sees the connection of the request
 * under way closed, and no further request comes.
 */
@Timeout(30)
class EndedFromOutsideTest {
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final PollingPolicy POLICY =
            PollingPolicy.builder().timeout(DEADLINE).build();

    private final HeldScheduler time = new HeldScheduler();

    /** What ends the call, and what it ends with. */
    enum Stop {
        CANCEL(CancellationException.class),
        COMPLETE(null),
        CLOSE(IllegalStateException.class),
        INTERRUPT(PollInterruptedException.class),
        DEADLINE(PollTimeoutException.class);

        private final @Nullable Class<? extends Throwable> outcome;

        Stop(@Nullable Class<? extends Throwable> outcome) {
            this.outcome = outcome;
        }
    }

    /** What the call is doing when it is ended. */
    enum Moment {
        REQUEST_UNDER_WAY,
        DELAY_BEFORE_A_RETRY,
        DELAY_BETWEEN_POLLS
    }

    record Case(CallKind call, Stop stop, Moment moment) {}

    static Stream<Case> cases() {
        return Stream.of(
                        cases(Stop.CANCEL, RETRIEVE_ASYNC, AWAIT_COMPLETION_ASYNC, CREATE_ASYNC),
                        cases(Stop.COMPLETE, RETRIEVE_ASYNC, AWAIT_COMPLETION_ASYNC),
                        cases(Stop.CLOSE, CallKind.values()),
                        cases(Stop.INTERRUPT, AWAIT_COMPLETION),
                        cases(Stop.DEADLINE, AWAIT_COMPLETION, AWAIT_COMPLETION_ASYNC)
                                .filter(c -> c.moment == Moment.REQUEST_UNDER_WAY)) // a delay ends before it
                .flatMap(c -> c);
    }

    private static Stream<Case> cases(Stop stop, CallKind... calls) {
        return Arrays.stream(calls)
                .flatMap(call -> Arrays.stream(Moment.values()).map(moment -> new Case(call, stop, moment)))
                .filter(c -> c.call.waits() || c.moment != Moment.DELAY_BETWEEN_POLLS)
                .filter(c -> !c.call.creates() || c.moment != Moment.DELAY_BEFORE_A_RETRY); // there is none after a 500
    }

    @SuppressWarnings("try") // closed by hand on purpose
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void call_endedFromOutside_leavesNothingBehind(Case c) throws Exception {
        RawReply last = switch (c.moment) {
            case REQUEST_UNDER_WAY -> RawReply.of("").then(End.HANG);
            case DELAY_BEFORE_A_RETRY -> RawReply.of(RawReply.head(500, "Content-Length: 0"));
            case DELAY_BETWEEN_POLLS -> RawReply.run("PROCESSING");
        };
        try (RawService service = RawService.start(last);
                DataframerClient client = client(service)) {
            StartedCall started = StartedCall.start(c.call, client, POLICY);
            service.awaitRequests(1);
            if (c.moment != Moment.REQUEST_UNDER_WAY) {
                time.awaitDelay();
            }

            switch (c.stop) {
                case CANCEL -> started.outcome().cancel(true);
                case COMPLETE -> started.outcome().complete(null);
                case CLOSE -> client.close();
                case INTERRUPT -> started.thread().interrupt();
                case DEADLINE -> time.advance(DEADLINE);
            }

            assertEnded(started, c);
            client.close(); // idle connections go, and one of a request under way would not
            service.awaitNoConnection();
            time.awaitNothingPending();
            time.advance(Duration.ofDays(1));
            assertThat(service.requests()).hasSize(1);
        }
    }

    private static void assertEnded(StartedCall started, Case c) throws Exception {
        if (c.stop == Stop.COMPLETE) {
            assertThat(started.outcome()).isCompletedWithValue(null);
            return;
        }
        Throwable e = catchThrowable(() -> CallKind.get(started.outcome()));
        assertThat(e).isExactlyInstanceOf(c.stop.outcome);
        if (c.stop == Stop.CLOSE) {
            boolean mayExist = c.call.creates() && c.moment == Moment.REQUEST_UNDER_WAY;
            assertThat(e)
                    .hasMessage("the client is closed"
                            + (mayExist
                                    ? "; the run may exist: look for it with list() before you create it again"
                                    : ""));
        }
        if (c.stop == Stop.INTERRUPT) {
            assertThat(started.interrupted().get(10, TimeUnit.SECONDS)).isTrue();
        }
        if (c.stop == Stop.DEADLINE) {
            assertThat(e).hasMessage("run " + RawReply.RUN_ID + " not seen after 2 min (1 poll)");
        }
    }

    @Test
    void awaitCompletion_deadlineWithARequestUnderWay_keepsTheLastRunSeen() {
        try (RawService service = RawService.start(
                        RawReply.run("PROCESSING"), RawReply.of("").then(End.HANG));
                DataframerClient client = client(service)) {
            CompletableFuture<AnonymizationRun> wait =
                    client.anonymizationRuns().awaitCompletionAsync(RawReply.RUN_ID, POLICY);
            runDelay(service, 2);

            time.advance(DEADLINE);

            Throwable e = catchThrowable(() -> CallKind.get(wait));
            assertThat(e).hasMessage("run " + RawReply.RUN_ID + " still PROCESSING after 2 min (2 polls)");
            assertThat(((PollTimeoutException) e)
                            .lastSeen(AnonymizationRun.class)
                            .orElseThrow()
                            .statusAsString())
                    .isEqualTo("PROCESSING");
        }
    }

    @Test
    void retrieve_interruptedWhileARequestIsUnderWay_endsWithItAndSendsNoOther() throws Exception {
        RawReply slow = RawReply.run("SUCCEEDED").dribbled(1);
        try (RawService service = RawService.start(slow);
                DataframerClient client = client(service)) {
            StartedCall started = StartedCall.start(RETRIEVE, client, POLICY);
            service.awaitRequests(1);

            started.thread().interrupt();

            assertThat(catchThrowable(() -> CallKind.get(started.outcome())))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("interrupted");
            assertThat(started.interrupted().get(10, TimeUnit.SECONDS)).isTrue();
            service.awaitNoConnection();
            assertThat(service.requests()).hasSize(1);
        }
    }

    @Test
    void retrieve_interruptedBetweenRetries_endsAtOnceWithTheFlagSet() throws Exception {
        try (RawService service = RawService.start(RawReply.of(RawReply.head(500, "Content-Length: 0")));
                DataframerClient client = client(service)) {
            StartedCall started = StartedCall.start(RETRIEVE, client, POLICY);
            time.awaitDelay();

            started.thread().interrupt();

            assertThat(catchThrowable(() -> CallKind.get(started.outcome())))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("interrupted while waiting to retry")
                    .hasMessageContaining("answered 500")
                    .isInstanceOfSatisfying(
                            ConnectionException.class,
                            e -> assertThat(e.isTransient()).isFalse());
            assertThat(started.interrupted().get(10, TimeUnit.SECONDS)).isTrue();
            time.awaitNothingPending();
        }
    }

    @Test
    void retrieveAsync_stillInTheDispatchersQueue_reachesTheCallTimeout() {
        var http = new OkHttpClient();
        http.dispatcher().setMaxRequests(1);
        try (RawService service = RawService.start(RawReply.of("").then(End.HANG));
                DataframerClient client = builder(service)
                        .okHttpClient(http)
                        .callTimeout(Duration.ofMinutes(1))
                        .build()) {
            CompletableFuture<AnonymizationRun> first =
                    client.anonymizationRuns().retrieveAsync(RawReply.RUN_ID);
            CompletableFuture<AnonymizationRun> queued =
                    client.anonymizationRuns().retrieveAsync(RawReply.RUN_ID);
            service.awaitRequests(1);

            time.advance(Duration.ofMinutes(1));

            assertThat(catchThrowable(() -> CallKind.get(queued)))
                    .isInstanceOfSatisfying(
                            RequestTimeoutException.class,
                            e -> assertThat(e.limit()).isEqualTo(Limit.CALL))
                    .hasMessageEndingWith("reached its call timeout of 1 min");
            assertThat(catchThrowable(() -> CallKind.get(first))).isInstanceOf(RequestTimeoutException.class);
            service.awaitNoConnection();
            assertThat(service.requests()).hasSize(1);
        } finally {
            http.dispatcher().executorService().shutdown();
        }
    }

    @Test
    void retrieveAsync_cancelledAfterARetryThatWasFasterThanItsTimersHandle_stopsThatRetry() {
        var atOnce = new ImmediateScheduler();
        try (RawService service = RawService.start(
                        RawReply.of(RawReply.head(500, "Content-Length: 0")),
                        RawReply.of("").then(End.HANG));
                DataframerClient client = builder(service).scheduler(atOnce).build()) {
            CompletableFuture<AnonymizationRun> run = client.anonymizationRuns().retrieveAsync(RawReply.RUN_ID);
            service.awaitRequests(2);
            atOnce.awaitIdle();

            run.cancel(true);

            service.awaitNoConnection();
        }
    }

    /** Runs what is scheduled before {@code schedule} returns. */
    private static final class ImmediateScheduler implements Scheduler {
        private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
            var thread = new Thread(task, "immediate-scheduler");
            thread.setDaemon(true);
            return thread;
        });

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public Future<?> schedule(Runnable task, Duration delay) {
            task.run();
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Future<?> watchdog(Runnable task, Duration delay) {
            return new CompletableFuture<>();
        }

        @Override
        public void execute(Runnable task) {
            worker.execute(task);
        }

        /** Waits until all that was executed so far has run. */
        private void awaitIdle() {
            CompletableFuture.runAsync(() -> {}, worker).join();
        }
    }

    /** Lets the delay before request {@code number} pass, and waits for that request. */
    private void runDelay(RawService service, int number) {
        time.awaitDelay();
        time.advance(Duration.ofSeconds(1));
        service.awaitRequests(number);
    }

    private DataframerClient client(RawService service) {
        return builder(service).build();
    }

    private DataframerClient.Builder builder(RawService service) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .scheduler(time);
    }
}
