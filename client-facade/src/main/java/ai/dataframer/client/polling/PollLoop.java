package ai.dataframer.client.polling;

import ai.dataframer.client.internal.threads.LibraryFuture;
import ai.dataframer.client.internal.threads.ProgramFuture;
import ai.dataframer.client.scheduling.Scheduler;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One wait. It rests, fetches, or decides what an answer means, one at a time. Fetching and deciding run the program's code, on
 * threads for it; the deadline and the delays are timers of the library and run none, so that they are kept whatever it does.
 */
final class PollLoop<T> {
    private static final Logger LOG = System.getLogger(Poller.class.getName());

    /** A timer this late means that the process was suspended. */
    private static final Duration STOOD_STILL = Duration.ofSeconds(2);

    /** Time limit of the poll after a deadline that passed while the process was suspended. */
    private static final Duration LATE_LOOK = Duration.ofSeconds(10);

    private enum Stage {
        RESTING,
        FETCHING,
        DECIDING
    }

    private final Poller<T> poller;
    private final Scheduler scheduler;
    private final PollEnd<T> end;
    private final WaitReport<T> report;
    private final long start;

    private volatile int attempts;
    private volatile @Nullable Future<?> limit;

    // Guarded by this.
    private Stage stage = Stage.RESTING;
    private Duration fetchBegan = Duration.ZERO;
    private boolean lookedAfterDeadline;
    private @Nullable Future<?> delay;
    private @Nullable CompletableFuture<? extends T> fetch;

    // Accessed by the decisions only, each of which happens before the next.
    private PollProgress progress = PollProgress.NONE;

    PollLoop(Poller<T> poller) {
        this.poller = poller;
        this.scheduler = poller.scheduler;
        this.end = new PollEnd<>(scheduler, poller.listener);
        this.report = new WaitReport<>(poller.description);
        this.start = scheduler.nanoTime();
    }

    ProgramFuture<T> start() {
        ProgramFuture<T> result = end.future((value, failure) -> end(value, failure, null));
        poller.onStart.accept(result);
        try {
            limit(this::deadline, poller.policy.timeout());
            scheduler.execute(this::poll);
        } catch (RuntimeException | Error e) { // from a scheduler that is closed
            end(null, e, null);
        }
        return result;
    }

    private void poll() {
        int attempt;
        Duration began = elapsed();
        synchronized (this) {
            if (end.isKnown() || stage != Stage.RESTING) {
                return;
            }
            attempt = ++attempts;
            stage = Stage.FETCHING;
            fetchBegan = began;
        }
        CompletableFuture<? extends T> answer = fetch();
        Runnable arrived = holdTime(answer);
        boolean awaited;
        synchronized (this) {
            awaited = isFetching(attempt);
            if (awaited) {
                fetch = answer;
            }
        }
        if (!awaited) {
            answer.cancel(true);
        }
        answer.whenComplete((value, failure) -> {
            answered(attempt, value, failure, elapsed().minus(began));
            arrived.run();
        });
    }

    /** Holds virtual time for an answer of the program's own; the library's requests do so themselves. */
    private Runnable holdTime(CompletableFuture<? extends T> answer) {
        boolean isOurs = answer instanceof LibraryFuture || answer instanceof ProgramFuture;
        return !isOurs && scheduler instanceof VirtualScheduler time ? time.hold() : () -> {};
    }

    private CompletableFuture<? extends T> fetch() {
        try {
            if (attempts == 1) {
                report.begin();
            }
            return Objects.requireNonNull(poller.fetch.apply(scheduler), "fetch returned null");
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void answered(int attempt, @Nullable T value, @Nullable Throwable thrown, Duration took) {
        synchronized (this) {
            if (!isFetching(attempt)) {
                return;
            }
            stage = Stage.DECIDING;
            fetch = null;
        }
        scheduler.execute(() -> decide(attempt, value, thrown, took));
    }

    /** Returns false once the wait has ended, or has gone on without the poll {@code attempt}. */
    private synchronized boolean isFetching(int attempt) {
        return !end.isKnown() && stage == Stage.FETCHING && attempt == attempts;
    }

    private void decide(int attempt, @Nullable T value, @Nullable Throwable thrown, Duration took) {
        try {
            if (thrown == null) {
                succeeded(attempt, Objects.requireNonNull(value, "fetch returned null"), took);
            } else {
                failed(attempt, cause(thrown), took);
            }
        } catch (Throwable e) { // from what the caller supplied: isDone, retryIf, a backoff, a scheduler
            end(null, e, null);
        }
    }

    private void succeeded(int attempt, T value, Duration took) {
        report.seen(value);
        progress = progress.afterValue();
        if (poller.isDone.test(value)) {
            end(value, null, event(attempt, value, null, Optional.empty()));
        } else {
            goOn(attempt, value, null, next(elapsed(), took, poller.minimumAfterValue.apply(value)));
        }
    }

    private void failed(int attempt, Throwable failure, Duration took) {
        report.failed(failure);
        Duration elapsed = elapsed();
        progress = progress.afterFailure(failure, elapsed);
        if (poller.retryIf.test(failure)) {
            PollStep next = next(elapsed, took, poller.minimumAfterFailure.apply(failure));
            if (next.action() != PollStep.Action.OUTAGE) {
                goOn(attempt, null, failure, next);
                return;
            }
            failure.addSuppressed(report.outage(progress.outageFailures(), progress.outage(elapsed)));
        }
        end(null, failure, event(attempt, null, failure, Optional.empty()));
    }

    private PollStep next(Duration elapsed, Duration took, Duration minimum) {
        PollStep next = progress.next(poller.policy, elapsed, took, minimum, scheduler.random());
        progress = next.progress();
        return next;
    }

    private void goOn(int attempt, @Nullable T value, @Nullable Throwable failure, PollStep next) {
        boolean poll = next.action() == PollStep.Action.POLL;
        end.event(event(attempt, value, failure, poll ? Optional.of(next.delay()) : Optional.empty()));
        synchronized (this) {
            if (end.isKnown() || attempt != attempts) {
                return;
            }
            stage = Stage.RESTING;
        }
        Future<?> timer = scheduler.schedule(poll ? () -> scheduler.execute(this::poll) : this::deadline, next.delay());
        synchronized (this) {
            if (attempt == attempts) { // a later poll may have started before its timer's handle was returned
                delay = timer;
            }
        }
        if (end.isKnown()) {
            timer.cancel(false);
        }
    }

    private void deadline() {
        try {
            boolean deciding;
            synchronized (this) {
                deciding = stage == Stage.DECIDING;
            }
            if (end.isKnown()) {
                return;
            }
            if (deciding) {
                limit(this::timeOut, PollEnd.GRACE); // a value that arrived in time wins
            } else if (!looksOnceMore()) {
                timeOut();
            }
        } catch (RuntimeException | Error e) { // from a scheduler that is closed
            end(null, e, null);
        }
    }

    private void timeOut() {
        boolean resting;
        synchronized (this) {
            resting = stage == Stage.RESTING;
        }
        Duration elapsed = elapsed();
        PollTimeoutException timeout =
                report.timeout(poller.policy.timeout(), elapsed, wasSuspended(elapsed), attempts);
        end(null, timeout, resting ? null : event(attempts, null, timeout, Optional.empty()));
    }

    /**
     * Polls once more, for a limited time, if the process was suspended while the deadline passed: the run may have ended
     * meanwhile. Returns false if it was not suspended, or if this poll has already happened.
     */
    private boolean looksOnceMore() {
        Duration timeout = poller.policy.timeout();
        CompletableFuture<? extends T> stale = null;
        synchronized (this) {
            if (lookedAfterDeadline || !wasSuspended(elapsed())) {
                return false;
            }
            lookedAfterDeadline = true;
            if (stage == Stage.RESTING || fetchBegan.compareTo(timeout) < 0) {
                stage = Stage.RESTING;
                stale = fetch;
                fetch = null;
            }
        }
        limit(this::deadline, LATE_LOOK);
        cancel(stale);
        scheduler.execute(this::poll);
        return true;
    }

    private boolean wasSuspended(Duration elapsed) {
        return elapsed.minus(poller.policy.timeout()).compareTo(STOOD_STILL) >= 0;
    }

    private void limit(Runnable task, Duration after) {
        Future<?> timer = scheduler.watchdog(task, after);
        limit = timer;
        if (end.isKnown()) {
            timer.cancel(false);
        }
    }

    /** Ends the wait, unless it has ended already; {@code last} is the event of a poll that ends it. */
    private void end(@Nullable T value, @Nullable Throwable failure, @Nullable PollEvent<T> last) {
        if (!end.know(value, failure)) {
            return;
        }
        cancel(limit);
        CompletableFuture<? extends T> unanswered;
        synchronized (this) {
            cancel(delay);
            unanswered = fetch;
        }
        cancel(unanswered);
        if (LOG.isLoggable(Level.DEBUG)) {
            scheduler.execute(() -> LOG.log(Level.DEBUG, () -> WaitReport.ended(value, failure, elapsed(), attempts)));
        }
        end.settle(value, failure, last, poller.policy.timeout().minus(elapsed()));
    }

    /** Cancels a fetch: at once, or where the continuations of the program's future delay nothing. */
    private void cancel(@Nullable CompletableFuture<? extends T> fetch) {
        if (fetch instanceof LibraryFuture) {
            fetch.cancel(true);
        } else if (fetch != null && !fetch.isDone()) {
            scheduler.execute(() -> fetch.cancel(true));
        }
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private PollEvent<T> event(
            int attempt, @Nullable T value, @Nullable Throwable failure, Optional<Duration> nextDelay) {
        return new PollEvent<>(attempt, Optional.ofNullable(value), Optional.ofNullable(failure), elapsed(), nextDelay);
    }

    private Duration elapsed() {
        return Duration.ofNanos(scheduler.nanoTime() - start);
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }
}
