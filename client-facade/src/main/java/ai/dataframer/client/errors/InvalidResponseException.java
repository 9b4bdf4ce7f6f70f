package ai.dataframer.client.errors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service answered 2xx with a body that does not match the contract, or a text passed to {@code
 * AnonymizationRun.fromJson} does not match it. The message states what was expected and
 * where, but never the value, which could be personal data.
 */
public final class InvalidResponseException extends DataframerException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String path;

    /**
     * Creates a failure.
     *
     * @param message the message
     * @param path the JSON path of the unreadable value; null if it is not known
     */
    public InvalidResponseException(String message, @Nullable String path) {
        super(message);
        this.path = path;
    }

    /**
     * {@return the JSON path of the unreadable value, such as {@code $.results.samples_processed}; empty if it is not
     * known} It ends with {@code *} at a name that the contract does not list, which could be personal data.
     */
    public Optional<String> path() {
        return Optional.ofNullable(path);
    }
}
