package ai.dataframer.client.polling;

import java.time.Duration;

/**
 * What a wait does next: see {@link PollProgress}.
 *
 * @param action poll again, or give up
 * @param delay time to wait before the next poll; if there is none, the time left until the deadline, or zero in an outage
 * @param progress what to keep for the decision after the next poll
 */
public record PollStep(Action action, Duration delay, PollProgress progress) {
    /** What follows the delay. */
    public enum Action {
        /** Poll again. */
        POLL,
        /** Give up: {@link PollingPolicy#timeout()} leaves no room for a further poll. */
        DEADLINE,
        /**
         * Give up: polls have failed for {@link PollingPolicy#maxOutage()}, or {@link PollingPolicy#maxConsecutiveFailures()} times.
         */
        OUTAGE
    }
}
