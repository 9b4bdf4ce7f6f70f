package ai.dataframer.client.internal.threads;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs code of the program that may block, and interrupts its thread when its future is cancelled. */
public final class BlockingCall {
    private BlockingCall() {}

    /** Runs {@code code} on {@code program}. The future fails with what the code throws, unchanged. */
    public static <T> CompletableFuture<T> start(Supplier<? extends T> code, Executor program) {
        var answer = new LibraryFuture<T>();
        var task = new FutureTask<>(() -> complete(answer, code), null);
        answer.whenComplete((value, failure) -> {
            if (answer.isCancelled()) {
                task.cancel(true);
            }
        });
        program.execute(task);
        return answer;
    }

    private static <T> void complete(CompletableFuture<T> answer, Supplier<? extends T> code) {
        try {
            answer.complete(code.get());
        } catch (Throwable e) {
            answer.completeExceptionally(e);
        }
    }
}
