package ai.dataframer.client.polling;

import ai.dataframer.client.errors.DataframerException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The deadline of a wait was reached before an answer was final. Keeps the last answer; its cause is the last failure, if any. */
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

    /** Returns the last answer that came, if one came and it is a {@code type}; empty otherwise. */
    public <T> Optional<T> lastSeen(Class<T> type) {
        return type.isInstance(lastSeen) ? Optional.of(type.cast(lastSeen)) : Optional.empty();
    }

    /** Returns the number of polls begun. */
    public int attempts() {
        return attempts;
    }

    /** Returns the time waited. */
    public Duration elapsed() {
        return elapsed;
    }
}
