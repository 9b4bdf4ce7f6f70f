package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One call: the first attempt and its retries, within one timeout. */
abstract sealed class Exchange<T> permits BlockingExchange, AsyncExchange {
    /** Before each of these, OkHttp has already tried all of its connections. */
    private static final int MAX_RESENDS = 10;

    final Transport transport;
    final CallOptions options;
    final CompletableFuture<T> result = new CompletableFuture<>();

    private final Operation<T> operation;

    /** Start of the call's timeout; for a poll, the end of its time in the queue. */
    private volatile long start;

    /** Ends the current attempt or delay; null once the value is available. */
    private volatile @Nullable Runnable pending;

    private volatile @Nullable Attempt<T> latest;

    private int lastAttempt;

    /** Number of uncounted resends, after failures in which the service surely did not process the request. */
    private int resends;

    Exchange(Transport transport, Operation<T> operation, CallOptions options) {
        this.transport = transport;
        this.operation = operation;
        this.options = options;
        this.start = transport.scheduler().nanoTime();
        result.whenComplete((value, failure) -> cancelPending());
        if (!options.isPoll()) { // a poll ends with its wait
            transport.track(result);
        }
    }

    /** Starts the time of the call now. */
    final void startNow() {
        start = transport.scheduler().nanoTime();
    }

    /** Ends the call at its timeout even in the dispatcher's queue, where OkHttp's own timeout does not run yet. */
    final void guardCallTimeout() {
        if (result.isDone()) {
            return;
        }
        try {
            Future<?> guard =
                    transport.scheduler().watchdog(() -> result.completeExceptionally(timeout()), options.timeout());
            result.whenComplete((value, failure) -> guard.cancel(false));
        } catch (IllegalStateException e) { // closed just now
            result.completeExceptionally(e);
        }
    }

    /** Reports the outcome of an attempt, null for success. */
    final void ended(Attempt<T> attempt, @Nullable Throwable failure) {
        try {
            transport.ended(attempt, failure);
        } catch (RuntimeException | Error e) { // from the program's log handler
            result.completeExceptionally(e);
        }
    }

    /** Schedules {@code next} for when the next attempt is due; returns false if there is none. */
    final boolean retry(int attempt, Attempt<T> current, Throwable failure, Runnable next) {
        if (result.isDone() || !operation.reader().canReadAgain()) {
            return false;
        }
        if (current.isUnprocessed() && resends < MAX_RESENDS) {
            resends++;
            next.run();
            return true;
        }
        Optional<Duration> delay = RetryRule.delay(
                failure,
                attempt - resends,
                options.maxRetries(),
                remaining(),
                transport.scheduler().random());
        delay.ifPresent(d -> {
            try {
                current.logRetry(d);
                Future<?> timer = transport.scheduler().schedule(next, d);
                pending(attempt, () -> timer.cancel(false));
            } catch (RuntimeException | Error e) { // just closed, or the program's log handler threw
                result.completeExceptionally(e);
            }
        });
        return delay.isPresent();
    }

    /** Returns the next attempt, which has the remaining time of the call; throws if there is none. */
    final Attempt<T> newAttempt(int number) {
        Duration remaining = remaining();
        if (remaining.isNegative() || remaining.isZero()) {
            throw timeout();
        }
        var attempt = new Attempt<>(transport, operation, options, number, remaining);
        latest = attempt;
        pending(number, attempt::cancel);
        return attempt;
    }

    private RequestTimeoutException timeout() {
        Attempt<T> last = latest;
        return Failures.timeout(
                operation.request().get(),
                Limit.CALL,
                options.timeout(),
                null,
                last == null ? null : last.consequence());
    }

    /** Ends the call with a value, which its future no longer cancels. */
    final void succeed(T value) {
        pending = null;
        result.complete(value);
    }

    /** Records the request of {@code attempt} or the delay after it, so that the end of the call can cancel it. */
    private void pending(int attempt, Runnable cancel) {
        synchronized (this) {
            if (attempt < lastAttempt) { // it started before its timer's handle was returned
                return;
            }
            lastAttempt = attempt;
            pending = cancel;
        }
        if (result.isDone()) {
            cancelPending();
        }
    }

    private void cancelPending() {
        Runnable cancel = pending;
        if (cancel != null) {
            cancel.run();
        }
    }

    private Duration remaining() {
        return options.timeout().minusNanos(transport.scheduler().nanoTime() - start);
    }
}
