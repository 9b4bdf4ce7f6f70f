package ai.dataframer.client.polling;

import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.internal.Durations;
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
 * One wait. Either a fetch or a delay is pending at any time, never both, so its steps run one after the other. Only the
 * deadline and the owner of the future act concurrently.
 */
final class PollLoop<T> {
    private static final Logger LOG = System.getLogger(Poller.class.getName());

    /** A timer this late means that the process was suspended. */
    private static final Duration STOOD_STILL = Duration.ofSeconds(2);

    /** Time limit of the poll after a deadline that passed while the process was suspended. */
    private static final Duration LATE_LOOK = Duration.ofSeconds(10);

    private final Poller<T> poller;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final long start;

    private volatile int attempts;
    private volatile @Nullable T lastSeen;
    private volatile @Nullable Throwable lastFailure;
    private volatile @Nullable Future<?> pending;

    // Guarded by this.
    private int fetching; // number of the poll that is in flight, or 0
    private Duration fetchBegan = Duration.ZERO;
    private boolean lookedAfterDeadline;

    // Accessed by the steps only, each of which happens before the next.
    private PollProgress progress = PollProgress.NONE;

    PollLoop(Poller<T> poller) {
        this.poller = poller;
        this.start = poller.scheduler.nanoTime();
    }

    CompletableFuture<T> start() {
        poller.onStart.accept(result);
        if (!result.isDone()) {
            Future<?> deadline = poller.scheduler.watchdog(this::timeOut, poller.policy.timeout());
            result.whenComplete((value, failure) -> {
                deadline.cancel(false);
                Future<?> work = pending;
                if (work != null) {
                    work.cancel(true);
                }
                log(value, failure);
            });
            poller.scheduler.execute(this::poll); // not on the caller's thread, where a listener could hold it up
        }
        return result;
    }

    private void poll() {
        int attempt;
        Duration began = elapsed();
        synchronized (this) {
            if (result.isDone() || fetching != 0) {
                return;
            }
            attempt = ++attempts;
            fetching = attempt;
            fetchBegan = began;
        }
        CompletableFuture<? extends T> answer = fetch();
        pending(attempt, answer);
        answer.whenComplete(
                (value, failure) -> answered(attempt, value, failure, elapsed().minus(began)));
    }

    private CompletableFuture<? extends T> fetch() {
        try {
            return Objects.requireNonNull(poller.fetch.apply(poller.scheduler), "fetch returned null");
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void answered(int attempt, @Nullable T value, @Nullable Throwable thrown, Duration took) {
        if (!endFetch(attempt) || result.isDone()) {
            return;
        }
        try {
            if (thrown == null) {
                succeeded(attempt, Objects.requireNonNull(value, "fetch returned null"), took);
            } else {
                failed(attempt, cause(thrown), took);
            }
        } catch (Throwable e) { // from what the caller supplied: isDone, retryIf, a backoff
            result.completeExceptionally(e);
        }
    }

    /** Returns false if the poll {@code attempt} is no longer in flight: the deadline has ended it. */
    private synchronized boolean endFetch(int attempt) {
        boolean inFlight = fetching == attempt;
        if (inFlight) {
            fetching = 0;
        }
        return inFlight;
    }

    private void succeeded(int attempt, T value, Duration took) {
        lastSeen = value;
        progress = progress.afterValue();
        if (poller.isDone.test(value)) {
            report(attempt, value, null, Optional.empty());
            result.complete(value);
        } else {
            goOn(attempt, value, null, next(elapsed(), took, poller.minimumAfterValue.apply(value)));
        }
    }

    private void failed(int attempt, Throwable failure, Duration took) {
        lastFailure = failure;
        Duration elapsed = elapsed();
        progress = progress.afterFailure(failure, elapsed);
        if (!poller.retryIf.test(failure)) {
            report(attempt, null, failure, Optional.empty());
            result.completeExceptionally(failure);
            return;
        }
        PollStep next = next(elapsed, took, poller.minimumAfterFailure.apply(failure));
        if (next.action() != PollStep.Action.OUTAGE) {
            goOn(attempt, null, failure, next);
            return;
        }
        report(attempt, null, failure, Optional.empty());
        failure.addSuppressed(new DataframerException(describe() + "; "
                + (progress.outageFailures() == 1 ? "a poll" : progress.outageFailures() + " polls in a row")
                + " failed, within " + Durations.format(progress.outage(elapsed))));
        result.completeExceptionally(failure);
    }

    private PollStep next(Duration elapsed, Duration took, Duration minimum) {
        PollStep next = progress.next(poller.policy, elapsed, took, minimum, poller.scheduler.random());
        progress = next.progress();
        return next;
    }

    private void goOn(int attempt, @Nullable T value, @Nullable Throwable failure, PollStep next) {
        boolean poll = next.action() == PollStep.Action.POLL;
        report(attempt, value, failure, poll ? Optional.of(next.delay()) : Optional.empty());
        if (!result.isDone()) {
            pending(attempt, poller.scheduler.schedule(poll ? this::poll : this::timeOut, next.delay()));
        }
    }

    private void timeOut() {
        try {
            if (lookAfterDeadline()) {
                return;
            }
            var timeout = new PollTimeoutException(timeoutMessage(), lastSeen, attempts, elapsed(), lastFailure);
            if (endFetch(attempts)) {
                report(attempts, null, timeout, Optional.empty());
            }
            result.completeExceptionally(timeout);
        } catch (Throwable e) { // from the caller's description, or a scheduler that is closed
            result.completeExceptionally(e);
        }
    }

    /**
     * Polls once more, for a limited time, if the process was suspended while the deadline passed: the run may have ended
     * meanwhile. Returns false if it was not suspended, or if this poll has already happened.
     */
    private boolean lookAfterDeadline() {
        PollingPolicy policy = poller.policy;
        Future<?> stale = null;
        synchronized (this) {
            if (lookedAfterDeadline || elapsed().minus(policy.timeout()).compareTo(STOOD_STILL) < 0) {
                return false;
            }
            lookedAfterDeadline = true;
            if (fetching == 0 || fetchBegan.compareTo(policy.timeout()) < 0) {
                fetching = 0;
                stale = pending;
            }
        }
        Future<?> limit = poller.scheduler.watchdog(this::timeOut, LATE_LOOK);
        result.whenComplete((value, failure) -> limit.cancel(false));
        if (stale != null) {
            stale.cancel(true);
        }
        poll();
        return true;
    }

    private String timeoutMessage() {
        Duration timeout = poller.policy.timeout();
        Duration elapsed = elapsed();
        String time = elapsed.minus(timeout).compareTo(STOOD_STILL) < 0
                ? Durations.format(timeout)
                : Durations.format(elapsed) + ", past the deadline of " + Durations.format(timeout);
        return describe() + " after " + time + " (" + attempts + (attempts == 1 ? " poll)" : " polls)");
    }

    private void report(int attempt, @Nullable T value, @Nullable Throwable failure, Optional<Duration> nextDelay) {
        var event = new PollEvent<T>(
                attempt, Optional.ofNullable(value), Optional.ofNullable(failure), elapsed(), nextDelay);
        try {
            poller.listener.onPoll(event);
        } catch (Throwable e) {
            LOG.log(Level.WARNING, "a poll listener threw; the wait goes on", e);
        }
    }

    private void log(@Nullable T value, @Nullable Throwable failure) {
        LOG.log(
                Level.DEBUG,
                () -> "wait ended after " + attempts + (attempts == 1 ? " poll" : " polls") + " in "
                        + Durations.format(elapsed()) + ": " + (failure == null ? value : failure));
    }

    /** Records the fetch or delay that is pending after {@code attempt}, so that the end of the wait can cancel it. */
    private void pending(int attempt, Future<?> work) {
        synchronized (this) {
            if (attempt == attempts) { // a later poll may have started before its timer's handle was returned
                pending = work;
            }
        }
        if (result.isDone()) {
            work.cancel(true);
        }
    }

    private String describe() {
        return poller.description.apply(Optional.ofNullable(lastSeen));
    }

    private Duration elapsed() {
        return Duration.ofNanos(poller.scheduler.nanoTime() - start);
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }
}
