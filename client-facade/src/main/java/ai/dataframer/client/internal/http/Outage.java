package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.ServerException;
import ai.dataframer.client.internal.Durations;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports once that the service has been unavailable for a minute, and once that it is available again. Has no clock. Thread-safe. */
final class Outage {
    static final Duration WORTH_A_WARNING = Duration.ofMinutes(1);

    /** After a longer time without a failure nobody knows whether the outage lasted. */
    private static final Duration QUIET = Duration.ofMinutes(5);

    private boolean away;
    private boolean told;
    private long since;
    private long lastFailure;

    /** Records the outcome of a request, null for success, and returns the message to log, if there is one. */
    synchronized Optional<String> ended(@Nullable Throwable failure, long now) {
        if (failure instanceof ServerException || failure instanceof ConnectionException) {
            return failed(failure, now);
        }
        boolean back = told;
        away = false;
        told = false;
        return back
                ? Optional.of("the service is back after " + duration(isQuiet(now) ? lastFailure : now))
                : Optional.empty();
    }

    private Optional<String> failed(Throwable failure, long now) {
        if (!away || isQuiet(now)) {
            away = true;
            told = false;
            since = now;
        }
        lastFailure = now;
        if (told || now - since < WORTH_A_WARNING.toNanos()) {
            return Optional.empty();
        }
        told = true;
        return Optional.of("no request has succeeded for " + duration(now) + ", the last one failed with "
                + failure.getClass().getSimpleName() + "; waits go on");
    }

    private boolean isQuiet(long now) {
        return now - lastFailure > QUIET.toNanos();
    }

    private String duration(long until) {
        return Durations.format(Duration.ofNanos(until - since));
    }
}
