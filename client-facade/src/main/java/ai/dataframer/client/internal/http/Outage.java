package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.ServerException;
import ai.dataframer.client.internal.Durations;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports once that the service has been unavailable for a minute, and once that it is available again; and that the very first
 * request got no answer, because then the address may be wrong. Has no clock. Thread-safe.
 */
final class Outage {
    static final Duration WORTH_A_WARNING = Duration.ofMinutes(1);

    /** After a longer time without a failure nobody knows whether the outage lasted. */
    private static final Duration QUIET = Duration.ofMinutes(5);

    private boolean begun;
    private boolean away;
    private boolean told;
    private long since;
    private long lastFailure;

    /** Records the outcome of a request, null for success, and returns the message to log, if there is one. */
    synchronized Optional<String> ended(@Nullable Throwable failure, long now) {
        boolean first = !begun;
        begun = true;
        if (failure instanceof ServerException || failure instanceof ConnectionException) {
            Optional<String> lasting = failed(failure, now);
            return first && failure instanceof ConnectionException
                    ? Optional.of("no answer to the first request (" + reason(failure) + "); is the address right?")
                    : lasting;
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

    /** Returns the type of the cause, and the message if it is the network's: another one may be a text of the program. */
    private static String reason(Throwable failure) {
        Throwable cause = Objects.requireNonNullElse(failure.getCause(), failure);
        String type = cause.getClass().getSimpleName();
        boolean isOfNetwork = cause instanceof UnknownHostException
                || cause instanceof SocketException
                || cause instanceof SocketTimeoutException;
        return isOfNetwork ? type + ": " + cause.getMessage() : type;
    }

    private boolean isQuiet(long now) {
        return now - lastFailure > QUIET.toNanos();
    }

    private String duration(long until) {
        return Durations.format(Duration.ofNanos(until - since));
    }
}
