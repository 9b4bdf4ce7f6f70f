package ai.dataframer.client.errors;

import org.jspecify.annotations.Nullable;

/** The parent of all failures that this library reports. */
public class DataframerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isTransient;

    /**
     * Creates a failure without a cause.
     *
     * @param message the message
     */
    public DataframerException(String message) {
        this(message, null);
    }

    /**
     * Creates a failure.
     *
     * @param message the message
     * @param cause the cause; null if there is none
     */
    public DataframerException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    /**
     * Creates a failure.
     *
     * @param message the message
     * @param cause the cause; null if there is none
     * @param isTransient true if the same request may be sent again and may succeed later
     */
    public DataframerException(String message, @Nullable Throwable cause, boolean isTransient) {
        super(message, cause);
        this.isTransient = isTransient;
    }

    /**
     * {@return true if the same request may be sent again and may succeed later: a connection failure or timeout,
     * status 408, 429 or 5xx, or a provider of the API key that threw} False if the service may already have created
     * something.
     */
    public boolean isTransient() {
        return isTransient;
    }
}
