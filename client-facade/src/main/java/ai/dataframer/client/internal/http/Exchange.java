package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.internal.threads.LibraryFuture;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One call: the first attempt and its retries, within one timeout. No code of the program runs on its threads. */
abstract sealed class Exchange<T> permits BlockingExchange, AsyncExchange {
    // The steps of an attempt, in their order.
    static final int KEY = 0;
    static final int REQUEST = 1;
    static final int DELAY = 2;
    private static final int STEPS = 3;

    /** Before each of these, OkHttp has already tried all of its connections. */
    private static final int MAX_RESENDS = 10;

    final Transport transport;
    final CallOptions options;
    final Lane lane;
    final ApiKey key;

    /** Completed on threads of the library, or by whoever ends the call. */
    final CompletableFuture<T> result = new LibraryFuture<>();

    private final Operation<T> operation;

    /** Start of the call's timeout; for a poll, the end of its time in the queue. */
    private volatile long start;

    private volatile boolean guarded;

    /** Ends the current attempt or delay; null once the value is available. */
    private volatile @Nullable Runnable pending;

    private volatile @Nullable Attempt<T> latest;

    private int lastStep;

    /** Number of uncounted resends, after failures in which the service surely did not process the request. */
    private int resends;

    Exchange(Transport transport, Operation<T> operation, CallOptions options) {
        this.transport = transport;
        this.operation = operation;
        this.options = options;
        this.start = transport.scheduler().nanoTime();
        this.key = transport.key(options);
        this.lane = transport.lane(operation, options);
        transport.turnstile().begin(lane);
        result.whenComplete((value, failure) -> {
            cancelPending();
            transport.turnstile().end(lane);
        });
        if (!options.isPoll()) { // a poll ends with its wait
            transport.track(result, this::close);
        }
    }

    /** Starts the time of the call now. */
    final void startNow() {
        start = transport.scheduler().nanoTime();
    }

    /** Ends the call at its timeout, where OkHttp's own timeout does not run: in the queue, in a delay, while the key is asked for. */
    final void guardCallTimeout() {
        if (guarded || result.isDone() || !options.isLimited()) {
            return;
        }
        guarded = true;
        try {
            Future<?> guard =
                    transport.scheduler().watchdog(() -> result.completeExceptionally(timeout()), remaining());
            result.whenComplete((value, failure) -> guard.cancel(false));
        } catch (IllegalStateException e) { // the scheduler is closed
            result.completeExceptionally(e);
        }
    }

    /** Reports the outcome of an attempt, null for success. */
    final void ended(Attempt<T> attempt, @Nullable Throwable failure) {
        try {
            transport.ended(lane, attempt, failure, isEndedByItsOwner());
        } catch (RuntimeException | Error e) { // from the program's log handler
            result.completeExceptionally(e);
        }
    }

    /** Returns true if the call was cancelled, closed or interrupted, so that its failure says nothing about the service. */
    private boolean isEndedByItsOwner() {
        Throwable end = result.isCompletedExceptionally()
                ? result.handle((value, failure) -> failure).join()
                : null;
        return (end != null && !(end instanceof RequestTimeoutException))
                || Thread.currentThread().isInterrupted();
    }

    /**
     * Schedules {@code next} for when the next attempt is due, and returns true; returns false if none follows.
     *
     * @param current null if the attempt has failed before it had a request
     */
    final boolean retry(int attempt, @Nullable Attempt<T> current, Throwable failure, Runnable next) {
        if (result.isDone() || !operation.reader().canReadAgain()) {
            return false;
        }
        if (current != null && current.whereabouts().isUnprocessed() && resends < MAX_RESENDS) {
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
        if (delay.isEmpty()) {
            return false;
        }
        try {
            if (current != null) {
                current.logRetry(delay.get());
            }
            Future<?> timer = transport.scheduler().schedule(next, delay.get());
            pending(attempt, DELAY, () -> timer.cancel(false));
            return true;
        } catch (RuntimeException | Error e) { // the scheduler is closed, or the program's log handler threw
            result.completeExceptionally(e);
            return false;
        }
    }

    /** Returns the next attempt, which has the remaining time of the call; throws if there is none. */
    final Attempt<T> newAttempt(int number, String authorization) {
        Duration remaining = remaining();
        if (remaining.isNegative() || remaining.isZero()) {
            throw timeout();
        }
        var attempt = new Attempt<>(transport, operation, options, authorization, number, remaining);
        attempt.watch(result);
        latest = attempt;
        pending(number, REQUEST, attempt::cancel);
        return attempt;
    }

    /** Ends the call with a value, which its future no longer cancels. */
    final void succeed(T value) {
        pending = null;
        result.complete(value);
    }

    /** Records what {@code attempt} waits for in {@code step}, so that the end of the call can cancel it. */
    final void pending(int attempt, int step, Runnable cancel) {
        int total = STEPS * attempt + step;
        synchronized (this) {
            if (total < lastStep) { // it started before the handle of the one before was returned
                return;
            }
            lastStep = total;
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

    private void close() {
        result.completeExceptionally(new IllegalStateException(Failures.with(Transport.CLOSED, consequence())));
    }

    private RequestTimeoutException timeout() {
        return Failures.timeout(operation.request().get(), Limit.CALL, options.timeout(), null, consequence());
    }

    /** Returns what may have happened if the call ends now, or null. */
    private @Nullable String consequence() {
        Attempt<T> last = latest;
        return last == null ? null : last.consequence();
    }

    private Duration remaining() {
        return options.timeout().minusNanos(transport.scheduler().nanoTime() - start);
    }
}
