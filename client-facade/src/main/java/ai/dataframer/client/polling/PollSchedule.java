package ai.dataframer.client.polling;

import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.internal.Durations;
import java.time.Duration;

/**
 * When to poll next: a pure function of the history of the wait, without threads and clocks.
 *
 * @param delay time to wait now
 * @param poll true to poll after it; false if the deadline comes first
 * @param last true if that poll is the last one before the deadline
 */
record PollSchedule(Duration delay, boolean poll, boolean last) {
    /** The last poll starts at least this long before the deadline, so that its answer can still arrive. */
    private static final Duration LEAST_ROOM = Duration.ofMillis(20);

    /**
     * Returns what follows a poll that was not final.
     *
     * @param elapsed time since the wait began
     * @param lastFetch duration of the last poll, which is reserved for the final poll before the deadline
     * @param minimum shortest delay that the service asked for; jitter lengthens it, so that waits do not resume all at once
     * @param random number in [0, 1) that picks the jitter
     */
    static PollSchedule after(
            PollingPolicy policy,
            PollProgress progress,
            Duration elapsed,
            Duration lastFetch,
            Duration minimum,
            double random) {
        Duration remaining = policy.timeout().minus(elapsed);
        Duration jittered = Durations.multiply(planned(policy, progress, elapsed), 1 - policy.jitter() * random);
        Duration asked = Durations.multiply(minimum, 1 + Defaults.RETRY_AFTER_JITTER * random);
        Duration delay = Durations.max(jittered, asked);
        Duration lastChance = remaining.minus(Durations.max(lastFetch, LEAST_ROOM));
        // a fetch that took longer than the remaining time was probably queued, and the queue may be shorter now
        Duration room = lastChance.isNegative() ? remaining.minus(LEAST_ROOM) : lastChance;
        if (delay.compareTo(room) < 0) {
            return new PollSchedule(delay, true, false);
        }
        return lastChance.isNegative() ? untilDeadline(remaining) : new PollSchedule(lastChance, true, true);
    }

    /** Doubles the backoff's delay with each failure in a row after the first, up to the backoff's longest delay. */
    private static Duration planned(PollingPolicy policy, PollProgress progress, Duration elapsed) {
        Duration planned =
                Durations.max(policy.backoff().nextDelay(elapsed, Math.max(1, progress.polls())), Duration.ZERO);
        if (progress.failuresInARow() < 2) {
            return planned;
        }
        Duration longest = policy.backoff().nextDelay(policy.timeout(), Integer.MAX_VALUE);
        Duration grown = Durations.multiply(planned, Math.pow(2, progress.failuresInARow() - 1.0));
        return Durations.max(planned, Durations.min(grown, longest));
    }

    /** Returns a plan without a further poll. */
    static PollSchedule untilDeadline(Duration remaining) {
        return new PollSchedule(Durations.max(remaining, Duration.ZERO), false, true);
    }
}
