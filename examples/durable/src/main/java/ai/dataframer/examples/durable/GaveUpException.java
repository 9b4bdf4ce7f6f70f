package ai.dataframer.examples.durable;

import org.jspecify.annotations.Nullable;

/** A job that no further attempt can help. */
final class GaveUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GaveUpException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
