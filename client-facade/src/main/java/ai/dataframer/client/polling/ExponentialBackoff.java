package ai.dataframer.client.polling;

import ai.dataframer.client.internal.Durations;
import java.time.Duration;

/** See {@link Backoff#exponential}. */
record ExponentialBackoff(Duration first, double multiplier, Duration max) implements Backoff {
    @Override
    public Duration nextDelay(Duration elapsed, int pollsSoFar) {
        Duration grown = Durations.multiply(first, Math.pow(multiplier, pollsSoFar - 1.0));
        return Durations.max(first, Durations.min(grown, max));
    }
}
