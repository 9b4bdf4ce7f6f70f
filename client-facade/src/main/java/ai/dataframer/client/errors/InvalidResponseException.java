package ai.dataframer.client.errors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service answered 2xx with a body that is not the contract's. The message says what was expected and where, never what
 * stood there: it could be personal data.
 */
public final class InvalidResponseException extends DataframerException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String path;

    public InvalidResponseException(String message, @Nullable String path) {
        super(message);
        this.path = path;
    }

    /** Returns the JSON path of the unreadable value, such as {@code $.results.samples_processed}; empty if not known. */
    public Optional<String> path() {
        return Optional.ofNullable(path);
    }
}
