package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.internal.Rethrow;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** One call: the first attempt and its retries, within one timeout. A synchronous call stays on the caller's thread. */
final class Exchange<T> {
    /** Before each of these, OkHttp has already tried all of its connections. */
    private static final int MAX_RESENDS = 10;

    private final Transport transport;
    private final Operation<T> operation;
    private final CallOptions options;

    /** Start of the call's timeout; for a poll, the end of its time in the queue. */
    private volatile long start;

    private final CompletableFuture<T> result = new CompletableFuture<>();

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

    T execute() {
        for (int attempt = 1; ; attempt++) {
            Attempt<T> current = null;
            try {
                awaitTurn();
                current = newAttempt(attempt);
                T value = current.execute();
                ended(current, null);
                succeed(value);
                return value;
            } catch (RuntimeException | Error e) {
                if (current != null) {
                    ended(current, e);
                }
                if (current == null
                        || result.isDone()
                        || Thread.currentThread().isInterrupted()
                        || !awaitRetry(attempt, current, e)) {
                    result.completeExceptionally(e);
                    return resultAfter(e);
                }
            }
        }
    }

    CompletableFuture<T> enqueue() {
        if (!options.isPoll()) {
            guardCallTimeout();
        }
        enqueue(1);
        return result;
    }

    /** Ends the call at its timeout even in the dispatcher's queue, where OkHttp's own timeout does not run yet. */
    private void guardCallTimeout() {
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

    private void enqueue(int attempt) {
        try {
            transport.turnstile().enter(new AsyncTurn(attempt));
        } catch (RuntimeException | Error e) { // closed just now
            result.completeExceptionally(e);
        }
    }

    private final class AsyncTurn implements Turnstile.Turn {
        private final int attempt;

        private AsyncTurn(int attempt) {
            this.attempt = attempt;
        }

        @Override
        public boolean isOver() {
            return result.isDone();
        }

        @Override
        public boolean isAsync() {
            return true;
        }

        @Override
        public void go() {
            if (transport.keyMayBlock()) {
                transport.scheduler().execute(() -> send(attempt));
            } else {
                send(attempt);
            }
        }
    }

    private void send(int attempt) {
        Attempt<T> current;
        CompletableFuture<T> answer;
        try {
            if (options.isPoll() && attempt == 1) {
                start = transport.scheduler().nanoTime();
                guardCallTimeout();
            }
            current = newAttempt(attempt);
            answer = current.enqueue();
        } catch (RuntimeException | Error e) {
            transport.turnstile().leave();
            result.completeExceptionally(e);
            return;
        }
        answer.whenComplete((value, failure) -> {
            ended(current, failure);
            transport.turnstile().leave();
            transport.scheduler().execute(() -> {
                if (failure == null) {
                    succeed(value);
                } else if (!retry(attempt, current, failure, () -> enqueue(attempt + 1))) {
                    result.completeExceptionally(failure);
                }
            });
        });
    }

    private void ended(Attempt<T> attempt, @Nullable Throwable failure) {
        try {
            transport.ended(attempt, failure);
        } catch (RuntimeException | Error e) { // from the program's log handler
            result.completeExceptionally(e);
        }
    }

    /** Blocks until a synchronous call may be sent. */
    private void awaitTurn() {
        var turn = new SyncTurn();
        transport.turnstile().enter(turn);
        if (!turn.hasCome()) {
            guardCallTimeout();
            await(turn.latch, "waiting in the queue");
        }
    }

    private final class SyncTurn implements Turnstile.Turn {
        private final CountDownLatch latch = new CountDownLatch(1);

        @Override
        public boolean isOver() {
            return result.isDone();
        }

        @Override
        public boolean isAsync() {
            return false;
        }

        @Override
        public void go() {
            latch.countDown();
        }

        private boolean hasCome() {
            return latch.getCount() == 0;
        }
    }

    /** Blocks until the next attempt is due; returns false if there is none. */
    private boolean awaitRetry(int attempt, Attempt<T> current, Throwable failure) {
        var turn = new CountDownLatch(1);
        if (!retry(attempt, current, failure, turn::countDown)) {
            return false;
        }
        await(turn, "waiting to retry: " + failure.getMessage());
        return true;
    }

    private void await(CountDownLatch latch, String doing) {
        result.whenComplete((value, e) -> latch.countDown()); // a cancellation ends the delay early
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new ConnectionException("interrupted while " + doing, e);
            result.completeExceptionally(interrupted);
            throw interrupted;
        }
    }

    /** Schedules {@code next} for when the next attempt is due; returns false if there is none. */
    private boolean retry(int attempt, Attempt<T> current, Throwable failure, Runnable next) {
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
                ThreadLocalRandom.current().nextDouble());
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

    /** Returns or throws the result of this call: {@code failure}, unless it was cancelled or closed first. */
    private T resultAfter(Throwable failure) {
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() == failure ? Rethrow.as(failure) : Rethrow.here(e.getCause());
        }
    }

    private Attempt<T> newAttempt(int number) {
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

    private void succeed(T value) {
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
