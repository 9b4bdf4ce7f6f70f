package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.internal.Rethrow;
import ai.dataframer.client.internal.threads.BlockingCall;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A call that stays on the caller's thread, which blocks in its requests and delays. */
final class BlockingExchange<T> extends Exchange<T> {
    BlockingExchange(Transport transport, Operation<T> operation, CallOptions options) {
        super(transport, operation, options);
    }

    T execute() {
        for (int attempt = 1; ; attempt++) {
            Attempt<T> current = null;
            try {
                awaitTurn();
                current = newAttempt(attempt, authorization(attempt));
                T value = current.execute();
                ended(current, null);
                succeed(value);
                return value;
            } catch (RuntimeException | Error e) {
                if (current != null) {
                    ended(current, e);
                }
                if (result.isDone() || Thread.currentThread().isInterrupted() || !awaitRetry(attempt, current, e)) {
                    result.completeExceptionally(e);
                    return resultAfter(e);
                }
            }
        }
    }

    /** Blocks until a synchronous call may be sent. */
    private void awaitTurn() {
        var latch = new CountDownLatch(1);
        transport.turnstile().enter(lane, new Turn(false) {
            @Override
            boolean isOver() {
                return result.isDone();
            }

            @Override
            void go() {
                latch.countDown();
            }

            @Override
            void fail(Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        await(latch, "waiting in the queue");
    }

    /** Returns the header of that name; blocks while the key is asked for, on another thread, because that may hang. */
    private String authorization(int attempt) {
        if (!key.isAskedFor()) {
            return key.header();
        }
        var latch = new CountDownLatch(1);
        CompletableFuture<String> asked = BlockingCall.start(key::header, transport.scheduler());
        pending(attempt, KEY, () -> asked.cancel(true));
        asked.whenComplete((header, failure) -> latch.countDown());
        await(latch, "waiting for the API key");
        return Rethrow.join(asked);
    }

    /** Blocks until the next attempt is due; returns false if there is none. */
    private boolean awaitRetry(int attempt, @Nullable Attempt<T> current, Throwable failure) {
        var turn = new CountDownLatch(1);
        if (!retry(attempt, current, failure, turn::countDown)) {
            return false;
        }
        try {
            await(turn, "waiting to retry: " + failure.getMessage());
        } catch (CancellationException e) {
            return false;
        }
        return true;
    }

    /** Blocks until {@code latch} is open; throws if the call ends first. */
    private void await(CountDownLatch latch, String doing) {
        if (latch.getCount() > 0) {
            guardCallTimeout();
            result.whenComplete((value, e) -> latch.countDown());
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                var interrupted = new ConnectionException("interrupted while " + doing, e, false);
                result.completeExceptionally(interrupted);
                throw interrupted;
            }
        }
        if (result.isDone()) {
            throw new CancellationException(); // resultAfter() throws the cause
        }
    }

    /** Returns or throws the result of this call: {@code failure}, unless it was cancelled or closed first. */
    private T resultAfter(Throwable failure) {
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() == failure ? Rethrow.as(failure) : Rethrow.here(e.getCause());
        }
    }
}
