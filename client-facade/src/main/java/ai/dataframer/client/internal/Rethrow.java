package ai.dataframer.client.internal;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Rethrows on the caller's thread an exception of another thread. */
public final class Rethrow {
    private Rethrow() {}

    /**
     * Throws {@code failure} unchanged, with the stack of this call as a suppressed exception. It never returns; its return
     * type lets a caller write {@code throw Rethrow.here(e)}.
     */
    public static RuntimeException here(@Nullable Throwable failure) {
        Throwable thrown = failure == null ? new IllegalStateException("failed without a cause") : failure;
        thrown.addSuppressed(new Exception("awaited here"));
        throw as(thrown);
    }

    /** Throws {@code failure} unchanged, a checked exception too, which OkHttp's interfaces do not declare but expect. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <E extends Throwable> RuntimeException unchanged(@Nullable Throwable failure) throws E {
        throw (E) Objects.requireNonNull(failure);
    }

    /** Returns the value of {@code future} once it is completed, or throws its failure as {@link #as} does. */
    public static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw as(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    /** Throws {@code failure} unchanged; a checked exception is wrapped in a {@link CompletionException}. */
    public static RuntimeException as(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw failure instanceof RuntimeException unchecked ? unchecked : new CompletionException(failure);
    }
}
