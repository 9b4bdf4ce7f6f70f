package ai.dataframer.client.internal.http;

import ai.dataframer.client.internal.threads.BlockingCall;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A call without a thread of its own: it is in the queue, asks for the key, is in flight on a thread of OkHttp, or waits for a timer. */
final class AsyncExchange<T> extends Exchange<T> {
    /** How long a call that asks for its key keeps its permit. */
    private static final Duration KEY_PATIENCE = Duration.ofMillis(100);

    AsyncExchange(Transport transport, Operation<T> operation, CallOptions options) {
        super(transport, operation, options);
    }

    /** Starts the call and returns the library's future of it. */
    CompletableFuture<T> enqueue() {
        if (!options.isPoll()) {
            guardCallTimeout();
        }
        enqueue(1);
        return result;
    }

    /** Does the same for a call that holds its thread for long. */
    CompletableFuture<T> enqueueTransfer() {
        guardCallTimeout();
        transport.transfers().start(result, () -> enqueue(1));
        return result;
    }

    private void enqueue(int attempt) {
        transport.turnstile().enter(lane, new Flight(attempt));
    }

    /** One attempt, from the queue to its outcome. */
    private final class Flight extends Turn {
        private final int attempt;
        private volatile @Nullable String authorization;

        // Guarded by this.
        private boolean hasPermit;
        private boolean asksForKey;

        private Flight(int attempt) {
            super(true);
            this.attempt = attempt;
        }

        @Override
        boolean isOver() {
            return result.isDone();
        }

        @Override
        void go() {
            synchronized (this) {
                hasPermit = true;
            }
            if (options.isPoll() && attempt == 1 && authorization == null) {
                startNow();
                guardCallTimeout();
            }
            if (authorization != null) {
                send();
            } else if (key.isAskedFor()) {
                askForKey();
            } else {
                authorization = key.header();
                transport.runWhereOkHttpMayBlock(this::send);
            }
        }

        @Override
        void fail(Throwable failure) {
            giveBack(false);
            result.completeExceptionally(failure);
        }

        private void askForKey() {
            synchronized (this) {
                asksForKey = true;
            }
            Future<?> patience = transport.scheduler().watchdog(() -> giveBack(true), KEY_PATIENCE);
            CompletableFuture<String> asked = BlockingCall.start(key::header, transport.scheduler());
            pending(attempt, KEY, () -> asked.cancel(true));
            asked.whenComplete((header, failure) -> {
                patience.cancel(false);
                keyArrived(header, failure);
            });
        }

        private void keyArrived(@Nullable String header, @Nullable Throwable failure) {
            boolean mayGo;
            synchronized (this) {
                asksForKey = false;
                mayGo = hasPermit;
            }
            authorization = header;
            if (failure != null) {
                failed(null, failure);
            } else if (mayGo) {
                send();
            } else {
                transport.turnstile().enterAgain(lane, this);
            }
        }

        private void send() {
            if (isOver()) {
                giveBack(false);
                return;
            }
            Attempt<T> current;
            CompletableFuture<T> answer;
            try {
                current = newAttempt(attempt, String.valueOf(authorization));
                answer = current.enqueue();
            } catch (RuntimeException | Error e) {
                fail(e);
                return;
            }
            answer.whenComplete((value, failure) -> {
                ended(current, failure);
                if (failure == null) {
                    giveBack(false);
                    succeed(value);
                } else {
                    failed(current, failure);
                }
            });
        }

        private void failed(@Nullable Attempt<T> current, Throwable failure) {
            giveBack(false);
            if (!retry(attempt, current, failure, () -> enqueue(attempt + 1))) {
                result.completeExceptionally(failure);
            }
        }

        private void giveBack(boolean onlyWhileAsking) {
            synchronized (this) {
                if (!hasPermit || (onlyWhileAsking && !asksForKey)) {
                    return;
                }
                hasPermit = false;
            }
            transport.turnstile().leave();
        }
    }
}
