package ai.dataframer.client.internal.threads;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The program's view of a future of the library. It is completed on a thread for the program's code, where its continuations
 * run, and never on the thread that completes the library's future. Completing or cancelling the view ends the library's
 * future at once.
 */
public final class ProgramFuture<T> extends CompletableFuture<T> {
    private final CompletableFuture<T> source;

    /** Creates a view of {@code source} that {@code program} completes. */
    public ProgramFuture(CompletableFuture<T> source, Executor program) {
        this.source = source;
        whenComplete((value, failure) -> copy(value, failure, source));
        source.whenComplete((value, failure) -> {
            if (!isDone()) {
                program.execute(() -> copy(value, failure, this));
            }
        });
    }

    /** Returns the library's future. */
    public CompletableFuture<T> source() {
        return source;
    }

    /** Returns the library's future behind {@code future}, if it is a view, and {@code future} itself otherwise. */
    public static <T> CompletableFuture<T> sourceOf(CompletableFuture<T> future) {
        return future instanceof ProgramFuture<T> view ? view.source : future;
    }

    /** Returns a future without a source: this view's continuations are the program's. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }

    private static <T> void copy(T value, @Nullable Throwable failure, CompletableFuture<T> target) {
        if (failure == null) {
            target.complete(value);
        } else {
            target.completeExceptionally(failure);
        }
    }
}
