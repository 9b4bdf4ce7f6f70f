package ai.dataframer.client.errors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A limit of time was reached before the whole answer was there. */
public final class RequestTimeoutException extends ConnectionException {
    private static final long serialVersionUID = 1L;

    /** The limits a request has. */
    public enum Limit {
        /** Opening the connection. */
        CONNECT,
        /** Silence between two bytes. */
        READ,
        /** The call as a whole, retries included. */
        CALL
    }

    private final Limit limit;
    private final Duration value;

    public RequestTimeoutException(String message, Limit limit, Duration value, @Nullable Throwable cause) {
        this(message, limit, value, cause, true);
    }

    public RequestTimeoutException(
            String message, Limit limit, Duration value, @Nullable Throwable cause, boolean isTransient) {
        super(message, cause, isTransient);
        this.limit = limit;
        this.value = value;
    }

    /** Returns which limit was reached. */
    public Limit limit() {
        return limit;
    }

    /** Returns the limit's value. */
    public Duration value() {
        return value;
    }
}
