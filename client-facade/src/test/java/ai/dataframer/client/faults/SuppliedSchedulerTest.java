package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.polling.PollTimeoutException;
import ai.dataframer.client.polling.Poller;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.Scheduler;
import ai.dataframer.client.scheduling.SystemScheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A supplied scheduler that fails keeps no call from ending. */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class SuppliedSchedulerTest {
    private static final PollingPolicy SHORT =
            PollingPolicy.builder().timeout(Duration.ofMillis(300)).build();

    /** A scheduler of real time, of which one part can be replaced. */
    private static class Real implements Scheduler {
        private final SystemScheduler real = new SystemScheduler();

        @Override
        public long nanoTime() {
            return real.nanoTime();
        }

        @Override
        public Future<?> schedule(Runnable task, Duration delay) {
            return real.schedule(task, delay);
        }

        @Override
        public void execute(Runnable task) {
            real.execute(task);
        }
    }

    private static final class Rejecting extends Real {
        @Override
        public void execute(Runnable task) {
            throw new RejectedExecutionException("full");
        }
    }

    private static final class Dropping extends Real {
        @Override
        public Future<?> schedule(Runnable task, Duration delay) {
            return new CompletableFuture<>();
        }

        @Override
        public void execute(Runnable task) {
            // lost
        }
    }

    private static final class RejectingTimers extends Real {
        @Override
        public Future<?> schedule(Runnable task, Duration delay) {
            throw new RejectedExecutionException("full");
        }

        /** Picks a short delay: a call does not retry after one that is longer than its rest. */
        @Override
        public double random() {
            return 0.95;
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|AWAIT).*")
    void call_schedulerThatIsClosed_ends(CallKind call) {
        var closed = new SystemScheduler();
        closed.close();
        try (RawService service = RawService.start(RawReply.of("").then(RawReply.End.HANG));
                DataframerClient client = client(service).scheduler(closed).build()) {
            Throwable e = catchThrowable(() -> call.call(client, SHORT));

            if (call == CallKind.RETRIEVE) { // needs no timer: OkHttp's own ends it
                assertThat(e).isInstanceOf(RequestTimeoutException.class);
            } else {
                assertThat(e).isInstanceOf(IllegalStateException.class).hasMessage("the scheduler is closed");
            }
        }
    }

    @Test
    void await_schedulerThatIsClosed_fails() {
        var closed = new SystemScheduler();
        closed.close();

        assertThatThrownBy(() -> Poller.builder(() -> "working", "done"::equals)
                        .scheduler(closed)
                        .build()
                        .await())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the scheduler is closed");
    }

    @Test
    void await_schedulerThatIsClosedMeanwhile_endsAtItsDeadline() {
        var scheduler = new SystemScheduler();
        CompletableFuture<String> wait = Poller.<String>asyncBuilder(CompletableFuture::new, "done"::equals)
                .policy(SHORT)
                .scheduler(scheduler)
                .build()
                .awaitAsync();

        scheduler.close();

        assertThat(wait)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(PollTimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|AWAIT).*")
    void call_schedulerThatRejectsToExecute_succeeds(CallKind call) {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client =
                        client(service).scheduler(new Rejecting()).build()) {
            assertThat(call.call(client, SHORT).isSucceeded()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|AWAIT).*")
    void call_schedulerThatRejectsTimers_ends(CallKind call) {
        RawReply busy = RawReply.of(RawReply.head(503, "Content-Length: 0"));
        try (RawService service = RawService.start(busy);
                DataframerClient client =
                        client(service).scheduler(new RejectingTimers()).build()) {
            assertThatThrownBy(() -> call.call(client, SHORT))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("the scheduler rejected a task");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = ".*(RETRIEVE|COMPLETION)_ASYNC")
    void call_schedulerThatDropsTasks_ends(CallKind call) {
        try (RawService service = RawService.start(RawReply.of("").then(RawReply.End.HANG));
                DataframerClient client =
                        client(service).scheduler(new Dropping()).build()) {
            assertThatThrownBy(() -> call.call(client, SHORT))
                    .isInstanceOfAny(RequestTimeoutException.class, PollTimeoutException.class);
        }
    }

    private static DataframerClient.Builder client(RawService service) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .callTimeout(Duration.ofMillis(500));
    }
}
