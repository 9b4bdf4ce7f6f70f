package ai.dataframer.client.errors;

import org.jspecify.annotations.Nullable;

/** No whole answer came: the connection was refused, reset or cut off, or a limit of time was reached. */
public class ConnectionException extends DataframerException {
    private static final long serialVersionUID = 1L;

    public ConnectionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean isTransient() {
        return true;
    }
}
