package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.internal.Rethrow;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

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
            var interrupted = new ConnectionException("interrupted while " + doing, e, false);
            result.completeExceptionally(interrupted);
            throw interrupted;
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
