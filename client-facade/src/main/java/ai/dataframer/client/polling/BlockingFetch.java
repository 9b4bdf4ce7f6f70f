package ai.dataframer.client.polling;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs a blocking fetch on a worker thread, and interrupts the thread when the fetch's future is cancelled. */
final class BlockingFetch {
    private BlockingFetch() {}

    static <T> CompletableFuture<T> start(Supplier<? extends T> fetch, Executor workers) {
        var answer = new CompletableFuture<T>();
        var task = new FutureTask<>(() -> complete(answer, fetch), null);
        answer.whenComplete((value, failure) -> {
            if (answer.isCancelled()) {
                task.cancel(true);
            }
        });
        workers.execute(task);
        return answer;
    }

    private static <T> void complete(CompletableFuture<T> answer, Supplier<? extends T> fetch) {
        try {
            answer.complete(fetch.get());
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
    }
}
