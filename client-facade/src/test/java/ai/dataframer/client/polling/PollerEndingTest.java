package ai.dataframer.client.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.scheduling.VirtualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a wait ends from outside: the deadline while a fetch hangs, cancellation, interruption. */
@Timeout(20)
class PollerEndingTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final List<PollEvent<String>> events = new ArrayList<>();
    private final CompletableFuture<String> hanging = new CompletableFuture<>();

    /** Returns a wait whose first fetch is under way and never ends by itself. */
    private CompletableFuture<String> hangingWait() {
        var fetching = new CountDownLatch(1);
        CompletableFuture<String> wait = Poller.<String>asyncBuilder(
                        () -> {
                            fetching.countDown();
                            return hanging;
                        },
                        "done"::equals)
                .scheduler(time)
                .listener(events::add)
                .build()
                .awaitAsync();
        awaitQuietly(fetching);
        return wait;
    }

    @Test
    void awaitAsync_whenFetchHangs_stopsAtTheDeadlineAndCancelsTheFetch() {
        CompletableFuture<String> wait = hangingWait();
        time.advance(Duration.ofMinutes(30).minusNanos(1));
        assertThat(wait).isNotDone();

        time.advance(Duration.ofNanos(1));

        var failure = catchThrowableOfType(ExecutionException.class, () -> wait.get(10, TimeUnit.SECONDS));
        assertThat(failure.getCause())
                .isInstanceOf(PollTimeoutException.class)
                .hasMessage("no answer after 30 min (1 poll)");
        assertFetchIsCancelled();
    }

    @Test
    void awaitAsync_whenTheDeadlineCutsAFetchOff_reportsThatPollWithoutANextDelay() {
        CompletableFuture<String> wait = hangingWait();

        time.advance(Duration.ofMinutes(30));

        assertThat(catchThrowable(wait::join)).hasCauseInstanceOf(PollTimeoutException.class);
        assertThat(events).hasSize(1);
        assertThat(events.get(0).failure()).containsInstanceOf(PollTimeoutException.class);
        assertThat(events.get(0).nextDelay()).isEqualTo(Optional.empty());
    }

    @Test
    void awaitAsync_cancelled_cancelsTheFetchUnderWay() {
        CompletableFuture<String> wait = hangingWait();

        wait.cancel(true);

        assertFetchIsCancelled();
        time.advance(Duration.ofHours(1));
        assertThat(events).isEmpty();
    }

    @Test
    void awaitAsync_completedFromOutside_cancelsTheFetchUnderWay() {
        CompletableFuture<String> wait = hangingWait();

        wait.complete("enough");

        assertFetchIsCancelled();
        assertThat(wait).isCompletedWithValue("enough");
    }

    @Test
    void awaitAsync_cancelledDuringADelay_pollsNoMore() {
        var manual = new ManualScheduler();
        var polls = new ArrayList<Integer>();
        CompletableFuture<String> wait = Poller.<String>asyncBuilder(
                        () -> {
                            polls.add(polls.size());
                            return CompletableFuture.completedFuture("working");
                        },
                        "done"::equals)
                .scheduler(manual)
                .build()
                .awaitAsync();
        assertThat(manual.pending()).isEqualTo(2);

        wait.cancel(false);

        assertThat(manual.pending()).isZero();
        manual.runAll();
        assertThat(polls).hasSize(1);
    }

    @Test
    void await_interrupted_endsTheWaitWithTheFlagSetAndInterruptsTheFetch() throws Exception {
        var fetching = new CountDownLatch(1);
        var fetchInterrupted = new CountDownLatch(1);
        Poller<String> poller = Poller.<String>builder(
                        () -> {
                            fetching.countDown();
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                fetchInterrupted.countDown();
                            }
                            return "late";
                        },
                        "done"::equals)
                .build();
        var flag = new CompletableFuture<Boolean>();
        var caller = new FutureTask<>(() -> {
            try {
                return poller.await();
            } finally {
                flag.complete(Thread.currentThread().isInterrupted());
            }
        });
        var thread = new Thread(caller);
        thread.start();
        fetching.await();

        thread.interrupt();

        assertThatThrownBy(caller::get).hasCauseInstanceOf(PollInterruptedException.class);
        assertThat(flag.get()).isTrue();
        assertThat(fetchInterrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void await_failure_showsWhereItWasWaitedFor() {
        Poller<String> poller = Poller.<String>asyncBuilder(
                        () -> CompletableFuture.failedFuture(new IllegalArgumentException("no")), "done"::equals)
                .scheduler(time)
                .build();

        assertThatThrownBy(poller::await)
                .satisfies(e -> assertThat(e.getSuppressed()[0].getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals(PollerEndingTest.class.getName())));
    }

    @Test
    void awaitAsync_slowListener_stallsNoOtherWait() throws Exception {
        var blocked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        CompletableFuture<String> slow = Poller.<String>builder(() -> "done", "done"::equals)
                .listener(event -> {
                    blocked.countDown();
                    awaitQuietly(release);
                })
                .build()
                .awaitAsync();
        blocked.await();

        String other = Poller.<String>builder(() -> "done", "done"::equals)
                .build()
                .awaitAsync()
                .get(10, TimeUnit.SECONDS);

        assertThat(other).isEqualTo("done");
        assertThat(slow).isNotDone();
        release.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo("done");
    }

    private void assertFetchIsCancelled() {
        assertThatThrownBy(() -> hanging.get(10, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
