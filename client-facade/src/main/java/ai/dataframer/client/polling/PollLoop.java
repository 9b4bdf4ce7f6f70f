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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One wait. It has at any time either a fetch or a delay pending, never both, so its steps follow each other; only the deadline
 * and the owner of the future come in from outside.
 */
final class PollLoop<T> {
    private static final Logger LOG = System.getLogger(Poller.class.getName());

    private final Poller<T> poller;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final long start;
    private final AtomicBoolean fetching = new AtomicBoolean();

    private volatile int attempts;
    private volatile @Nullable T lastSeen;
    private volatile @Nullable Throwable lastFailure;
    private volatile @Nullable Future<?> pending;

    // Touched by the steps alone, each of which happens before the next.
    private int failuresInARow;
    private boolean lastPoll;

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
            });
            poller.scheduler.execute(this::poll); // not on the caller's thread, where a listener could hold it up
        }
        return result;
    }

    private void poll() {
        if (result.isDone()) {
            return;
        }
        int attempt;
        synchronized (this) {
            attempt = ++attempts;
        }
        fetching.set(true);
        Duration began = elapsed();
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
        if (!fetching.compareAndSet(true, false) || result.isDone()) {
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

    private void succeeded(int attempt, T value, Duration took) {
        lastSeen = value;
        failuresInARow = 0;
        if (poller.isDone.test(value)) {
            report(attempt, value, null, Optional.empty());
            result.complete(value);
        } else {
            goOn(attempt, value, null, took, poller.minimumAfterValue.apply(value));
        }
    }

    private void failed(int attempt, Throwable failure, Duration took) {
        lastFailure = failure;
        failuresInARow++;
        boolean passing = poller.retryIf.test(failure);
        if (passing && failuresInARow < poller.policy.maxConsecutiveFailures()) {
            goOn(attempt, null, failure, took, poller.minimumAfterFailure.apply(failure));
            return;
        }
        report(attempt, null, failure, Optional.empty());
        if (passing) {
            failure.addSuppressed(
                    new DataframerException(describe() + ", and " + failuresInARow + " polls in a row failed"));
        }
        result.completeExceptionally(failure);
    }

    private void goOn(int attempt, @Nullable T value, @Nullable Throwable failure, Duration took, Duration minimum) {
        Duration elapsed = elapsed();
        PollSchedule next = lastPoll
                ? PollSchedule.untilDeadline(poller.policy.timeout().minus(elapsed))
                : PollSchedule.after(
                        poller.policy,
                        elapsed,
                        attempt,
                        took,
                        minimum,
                        ThreadLocalRandom.current().nextDouble());
        lastPoll = next.last();
        report(attempt, value, failure, next.poll() ? Optional.of(next.delay()) : Optional.empty());
        if (!result.isDone()) {
            pending(attempt, poller.scheduler.schedule(next.poll() ? this::poll : this::timeOut, next.delay()));
        }
    }

    private void timeOut() {
        try {
            PollingPolicy policy = poller.policy;
            String polls = attempts + (attempts == 1 ? " poll" : " polls");
            String message = describe() + " after " + Durations.format(policy.timeout()) + " (" + polls + ")";
            var timeout = new PollTimeoutException(message, lastSeen, attempts, elapsed(), lastFailure);
            if (fetching.compareAndSet(true, false)) {
                report(attempts, null, timeout, Optional.empty());
            }
            result.completeExceptionally(timeout);
        } catch (Throwable e) { // from the caller's description
            result.completeExceptionally(e);
        }
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

    /** Keeps what is pending after {@code attempt}, so that the end of the wait can cancel it. */
    private void pending(int attempt, Future<?> work) {
        synchronized (this) {
            if (attempt == attempts) { // a later poll may have begun before its timer's handle got here
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
