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

    private final transient @Nullable Object lastSeen;
    private final int attempts;
    private final Duration elapsed;

    PollTimeoutException(
            String message, @Nullable Object lastSeen, int attempts, Duration elapsed, @Nullable Throwable cause) {
        super(message, cause);
        this.lastSeen = lastSeen;
        this.attempts = attempts;
        this.elapsed = elapsed;
    }

    /**
     * {@return the last value seen; empty if there was none or it is not a {@code type}}
     *
     * @param <T> type of the value
     * @param type class of the value
     */
    public <T> Optional<T> lastSeen(Class<T> type) {
        return type.isInstance(lastSeen) ? Optional.of(type.cast(lastSeen)) : Optional.empty();
    }

    /** {@return the number of polls started} */
    public int attempts() {
        return attempts;
    }

    /** {@return the time waited} */
    public Duration elapsed() {
        return elapsed;
    }
}
