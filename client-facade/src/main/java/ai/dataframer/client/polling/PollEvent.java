package ai.dataframer.client.polling;

import java.time.Duration;
import java.util.Optional;

/**
 * One poll, as a {@link PollListener} sees it.
 *
 * @param attempt number of the poll, from 1
 * @param value what came back; empty if the poll failed
 * @param failure why the poll failed; empty if it did not
 * @param elapsed time since the wait began
 * @param nextDelay time until the next poll; empty if there is none
 */
public record PollEvent<T>(
        int attempt, Optional<T> value, Optional<Throwable> failure, Duration elapsed, Optional<Duration> nextDelay) {}
