package ai.dataframer.client.polling;

import java.time.Duration;
import java.util.Optional;

/**
 * One poll, as a {@link PollListener} receives it.
 *
 * @param <T> type of the value
 * @param attempt number of the poll, starting at 1
 * @param value the result; empty if the poll failed
 * @param failure the failure; empty if the poll succeeded
 * @param elapsed time since the wait began
 * @param nextDelay delay before the next poll; empty if there is no next poll
 */
public record PollEvent<T>(
        int attempt, Optional<T> value, Optional<Throwable> failure, Duration elapsed, Optional<Duration> nextDelay) {}
