package ai.dataframer.client.internal.http;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Limits the asynchronous calls that hold a thread for long. Further ones queue without a thread. Thread-safe. */
final class Transfers {
    private final IntSupplier limit;

    // Guarded by this.
    private final Queue<Transfer> waiting = new ArrayDeque<>();
    private int running;

    /** Takes the maximum number of these calls at once. */
    Transfers(IntSupplier limit) {
        this.limit = limit;
    }

    /** Runs {@code start} now or later, unless {@code result} is completed first; the call ends with {@code result}. */
    void start(CompletableFuture<?> result, Runnable start) {
        synchronized (this) {
            waiting.add(new Transfer(result, start));
        }
        startNext();
    }

    private void startNext() {
        for (Transfer next = next(); next != null; next = next()) {
            next.result.whenComplete((value, failure) -> ended());
            next.start.run();
        }
    }

    private synchronized @Nullable Transfer next() {
        Transfer first = waiting.peek();
        while (first != null && first.result.isDone()) {
            waiting.remove();
            first = waiting.peek();
        }
        if (first == null || running >= limit.getAsInt()) {
            return null;
        }
        running++;
        return waiting.remove();
    }

    private void ended() {
        synchronized (this) {
            running--;
        }
        startNext();
    }

    private record Transfer(CompletableFuture<?> result, Runnable start) {}
}
