package ai.dataframer.client.polling;

import ai.dataframer.client.errors.RateLimitException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a wait has been through so far: all that the next decision depends on. Immutable.
 *
 * @param polls number of polls answered or failed
 * @param failuresInARow number of failed polls since the last answer, rate limits included
 * @param outageFailures number of failed polls since the service last gave any sign of life
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

    /** A rate limit is no outage: it comes from a service that is there. */
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
