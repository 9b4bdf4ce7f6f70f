package ai.dataframer.client.polling;

import ai.dataframer.client.internal.Durations;
import java.time.Duration;

/** See {@link Backoff#proportional}. */
record ProportionalBackoff(double ratio, Duration min, Duration max) implements Backoff {
    @Override
    public Duration nextDelay(Duration elapsed, int pollsSoFar) {
        return Durations.max(min, Durations.min(Durations.multiply(elapsed, ratio), max));
    }
}
