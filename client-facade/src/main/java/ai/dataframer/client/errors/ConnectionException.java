package ai.dataframer.client.errors;

import org.jspecify.annotations.Nullable;

/**
 * No whole answer came: the connection was refused, reset or cut off, a certificate or a proxy stood in the way, or a limit of time
 * was reached.
 */
public class ConnectionException extends DataframerException {
    private static final long serialVersionUID = 1L;

    private final boolean isTransient;

    public ConnectionException(String message, @Nullable Throwable cause) {
        this(message, cause, true);
    }

    public ConnectionException(String message, @Nullable Throwable cause, boolean isTransient) {
        super(message, cause);
        this.isTransient = isTransient;
    }

    /**
     * Returns false if the same request cannot succeed later (an untrusted certificate, a wrong host name, refused by a proxy), or
     * must not be sent again, for the service may have carried it out.
     */
    @Override
    public boolean isTransient() {
        return isTransient;
    }
}
