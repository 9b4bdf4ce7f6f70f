package ai.dataframer.client.polling;

import ai.dataframer.client.errors.RateLimitException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The history of a wait, as far as the next decision depends on it. Immutable.
 *
 * @param polls number of polls answered or failed
 * @param failuresInARow number of failed polls since the last answer, rate limits included
 * @param outageFailures number of failed polls since the last value or rate limit
 * @param outageSince time from the start of the wait to the first of {@code outageFailures}; null if there are none
 */
record PollProgress(
        int polls,
        int failuresInARow,
        int outageFailures,
        @Nullable Duration outageSince) {
    static final PollProgress NONE = new PollProgress(0, 0, 0, null);

    PollProgress afterValue() {
        return new PollProgress(polls + 1, 0, 0, null);
    }

    /** A rate limit is not an outage: the service is available. */
    PollProgress afterFailure(Throwable failure, Duration elapsed) {
        return failure instanceof RateLimitException
                ? new PollProgress(polls + 1, failuresInARow + 1, 0, null)
                : new PollProgress(
                        polls + 1, failuresInARow + 1, outageFailures + 1, outageSince == null ? elapsed : outageSince);
    }

    /** Returns true if {@code policy} ends the wait after the last failure, {@code elapsed} after its start. */
    boolean isOver(PollingPolicy policy, Duration elapsed) {
        return outageFailures >= policy.maxConsecutiveFailures()
                || outage(elapsed).compareTo(policy.maxOutage()) >= 0;
    }

    /** Returns how long polls have failed by now. */
    Duration outage(Duration elapsed) {
        return outageSince == null ? Duration.ZERO : elapsed.minus(outageSince);
    }
}
