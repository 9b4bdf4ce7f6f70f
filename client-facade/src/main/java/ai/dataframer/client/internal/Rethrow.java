package ai.dataframer.client.internal;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Throws in the caller's thread what happened in another one. */
public final class Rethrow {
    private Rethrow() {}

    /**
     * Throws {@code failure} as it is, with the place of this call added to its trace as a suppressed exception. Declared to
     * return, so that a caller can write {@code throw Rethrow.here(e)}.
     */
    public static RuntimeException here(@Nullable Throwable failure) {
        Throwable thrown = failure == null ? new IllegalStateException("failed without a cause") : failure;
        thrown.addSuppressed(new Exception("waited for here"));
        throw as(thrown);
    }

    /** Throws {@code failure} as it is; one that is checked goes inside a {@link CompletionException}. */
    public static RuntimeException as(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw failure instanceof RuntimeException unchecked ? unchecked : new CompletionException(failure);
    }
}
