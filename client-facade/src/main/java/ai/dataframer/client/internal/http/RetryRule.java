package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.internal.Durations;
import java.time.Duration;
import java.util.Optional;

/** Whether a failed request is retried, and after what delay: a pure function, without threads and clocks. */
final class RetryRule {
    private RetryRule() {}

    /**
     * Returns the delay before the next attempt, or empty if there is none.
     *
     * @param attempts attempts so far
     * @param remaining remaining time of the call
     * @param random number in [0, 1) that picks the jitter
     */
    static Optional<Duration> delay(
            Throwable failure, int attempts, int maxRetries, Duration remaining, double random) {
        if (attempts > maxRetries
                || !(failure instanceof DataframerException e)
                || !e.isTransient()
                || isEndOfCall(e)) {
            return Optional.empty();
        }
        Duration delay = asked(e).map(asked -> Durations.multiply(asked, 1 + Defaults.RETRY_AFTER_JITTER * random))
                .orElseGet(() -> Durations.multiply(backoff(attempts), 1 - Defaults.RETRY_JITTER * random));
        return Optional.of(delay).filter(d -> d.compareTo(remaining) < 0);
    }

    private static Duration backoff(int attempts) {
        double growth = Math.pow(Defaults.RETRY_MULTIPLIER, attempts - 1.0);
        return Durations.min(Durations.multiply(Defaults.RETRY_FIRST_DELAY, growth), Defaults.RETRY_MAX_DELAY);
    }

    private static boolean isEndOfCall(DataframerException failure) {
        return failure instanceof RequestTimeoutException timeout && timeout.limit() == Limit.CALL;
    }

    private static Optional<Duration> asked(DataframerException failure) {
        return failure instanceof ApiException answer ? answer.retryAfter() : Optional.empty();
    }
}
