package ai.dataframer.client.errors;

import org.jspecify.annotations.Nullable;

/** The parent of every failure that this library reports. */
public class DataframerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataframerException(String message) {
        this(message, null);
    }

    public DataframerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Returns true if the same request may be sent again and succeed later: no answer that could have come, or status 408, 429 or
     * 5xx; but false where the service may have created something already.
     */
    public boolean isTransient() {
        return false;
    }
}
