package ai.dataframer.client.errors;

import org.jspecify.annotations.Nullable;

/**
 * No complete response arrived: the connection was refused, reset or cut off, a certificate or a proxy prevented it, a
 * timeout was reached, or the thread was interrupted.
 */
public class ConnectionException extends DataframerException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates a transient failure.
     *
     * @param message the message
     * @param cause the cause; null if there is none
     */
    public ConnectionException(String message, @Nullable Throwable cause) {
        this(message, cause, true);
    }

    /**
     * Creates a failure.
     *
     * @param message the message
     * @param cause the cause; null if there is none
     * @param isTransient true if the same request may succeed later
     */
    public ConnectionException(String message, @Nullable Throwable cause, boolean isTransient) {
        super(message, cause, isTransient);
    }

    /**
     * {@return false if the same request cannot succeed later (an untrusted certificate, a wrong host name, a proxy
     * that rejects the credentials), if the thread was interrupted, or if the request must not be sent again because
     * the service may have carried it out}
     */
    @Override
    public boolean isTransient() {
        return super.isTransient();
    }
}
