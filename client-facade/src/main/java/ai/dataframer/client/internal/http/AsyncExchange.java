package ai.dataframer.client.internal.http;

import java.util.concurrent.CompletableFuture;

/** A call without a thread of its own: it is in the queue, in flight on a thread of OkHttp, or waits for a timer. */
final class AsyncExchange<T> extends Exchange<T> {
    AsyncExchange(Transport transport, Operation<T> operation, CallOptions options) {
        super(transport, operation, options);
    }

    CompletableFuture<T> enqueue() {
        if (!options.isPoll()) {
            guardCallTimeout();
        }
        enqueue(1);
        return result;
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
                startNow();
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
}
