package ai.dataframer.client.polling;

import ai.dataframer.client.errors.DataframerException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of a wait was reached before a value was final. The exception holds the last value seen; its cause is
 * the last failure, if there was one.
 */
public final class PollTimeoutException extends DataframerException {
    private static final long serialVersionUID = 1L;

    private final LastSeen lastSeen;
    private final int attempts;
    private final Duration elapsed;

    PollTimeoutException(
            String message, @Nullable Object lastSeen, int attempts, Duration elapsed, @Nullable Throwable cause) {
        super(message, cause);
        this.lastSeen = new LastSeen(lastSeen);
        this.attempts = attempts;
        this.elapsed = elapsed;
    }

    /**
     * {@return the last value seen; empty if there was none or it is not a {@code type}} The value is serialized with this
     * exception if it is {@link java.io.Serializable}, as an {@code AnonymizationRun} is, personal data included.
     *
     * @param <T> type of the value
     * @param type class of the value
     * @throws IllegalStateException if this exception was read back from its serialized form, and the value could not be
     *     serialized
     */
    public <T> Optional<T> lastSeen(Class<T> type) {
        return lastSeen.as(type);
    }

    /** {@return the number of polls, the last of which may still have been queued or in flight} */
    public int attempts() {
        return attempts;
    }

    /** {@return the time waited} */
    public Duration elapsed() {
        return elapsed;
    }
}
