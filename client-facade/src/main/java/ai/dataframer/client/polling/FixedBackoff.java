package ai.dataframer.client.polling;

import java.time.Duration;

/** See {@link Backoff#fixed}. */
record FixedBackoff(Duration delay) implements Backoff {
    @Override
    public Duration nextDelay(Duration elapsed, int pollsSoFar) {
        return delay;
    }
}
