package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.internal.Durations;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.regex.Pattern;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Logs requests: method, path without ids, outcome and duration, but never a header, a body or an id. */
final class AttemptLog {
    static final Logger LOG = System.getLogger("ai.dataframer.client");

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private AttemptLog() {}

    static boolean isOn() {
        return LOG.isLoggable(Level.DEBUG);
    }

    /** Logs one attempt. */
    static void attempt(Request request, int number, Outcome outcome) {
        LOG.log(Level.DEBUG, () -> line(request, number, outcome));
    }

    /** Logs that attempt {@code number} follows after {@code delay}. */
    static void retry(Request request, int number, Duration delay) {
        LOG.log(Level.DEBUG, () -> name(request) + " attempt " + number + " follows in " + Durations.format(delay));
    }

    /**
     * The outcome of an attempt.
     *
     * @param status 0 if there was no response
     * @param bytes size of the body on the network
     */
    record Outcome(
            int status,
            long bytes,
            Duration duration,
            @Nullable Throwable failure) {}

    private static String line(Request request, int number, Outcome outcome) {
        String what = outcome.status == 0 ? "no answer" : "status " + outcome.status + ", " + outcome.bytes + " bytes";
        Throwable failure = outcome.failure;
        String why = failure == null || failure instanceof ApiException ? "" : ", " + types(failure);
        return name(request) + " attempt " + number + ": " + what + why + " in " + Durations.format(outcome.duration);
    }

    /** Returns the types of a failure and its cause; their messages may hold ids. */
    private static String types(Throwable failure) {
        Throwable cause = failure.getCause();
        String type = failure.getClass().getSimpleName();
        return cause == null ? type : type + " (" + cause.getClass().getSimpleName() + ")";
    }

    private static String name(Request request) {
        return request.method() + " " + ID.matcher(request.url().encodedPath()).replaceAll("{id}");
    }
}
