package ai.dataframer.client.errors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A timeout was reached before the complete response arrived. */
public final class RequestTimeoutException extends ConnectionException {
    private static final long serialVersionUID = 1L;

    /** The timeouts of a request. */
    public enum Limit {
        /** Opening the connection. */
        CONNECT,
        /** A pause between two bytes of the response. */
        READ,
        /** A pause between two bytes of an upload. */
        WRITE,
        /** The whole call, retries included. */
        CALL
    }

    private final Limit limit;
    private final Duration value;

    /**
     * Creates a transient failure.
     *
     * @param message the message
     * @param limit the timeout that was reached
     * @param value the value of the timeout
     * @param cause the cause; null if there is none
     */
    public RequestTimeoutException(String message, Limit limit, Duration value, @Nullable Throwable cause) {
        this(message, limit, value, cause, true);
    }

    /**
     * Creates a failure.
     *
     * @param message the message
     * @param limit the timeout that was reached
     * @param value the value of the timeout
     * @param cause the cause; null if there is none
     * @param isTransient true if the same request may succeed later
     */
    public RequestTimeoutException(
            String message, Limit limit, Duration value, @Nullable Throwable cause, boolean isTransient) {
        super(message, cause, isTransient);
        this.limit = limit;
        this.value = value;
    }

    /** {@return the timeout that was reached} */
    public Limit limit() {
        return limit;
    }

    /** {@return the value of the timeout} */
    public Duration value() {
        return value;
    }
}
