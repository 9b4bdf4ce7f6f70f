package ai.dataframer.client.internal.http;

import ai.dataframer.client.internal.Defaults;
import java.time.Duration;
import java.util.Optional;

/** The retries of an ordinary call, by the library's own {@link RetryRule}. It lives in this package to get at it. */
public final class Retries {
    private Retries() {}

    /** Returns the delay before the next attempt, or empty once the default number of retries is used up. */
    public static Optional<Duration> delay(Throwable failure, int attempts, double random) {
        return RetryRule.delay(failure, attempts, Defaults.MAX_RETRIES, Defaults.CALL_TIMEOUT, random);
    }
}
