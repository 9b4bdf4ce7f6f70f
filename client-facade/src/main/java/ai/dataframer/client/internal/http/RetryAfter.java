package ai.dataframer.client.internal.http;

import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.internal.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After} of RFC 9110, section 10.2.3. */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private RetryAfter() {}

    /**
     * Returns the delay, between 0 and 60 s, or null if the header is missing or unreadable. A date is compared with the
     * response's own {@code Date}, because the clock of this machine may be wrong.
     */
    static @Nullable Duration of(Headers headers) {
        String text = headers.get("Retry-After");
        if (text == null) {
            return null;
        }
        if (SECONDS.matcher(text).matches()) {
            return clamp(Double.parseDouble(text));
        }
        Instant until = headers.getInstant("Retry-After");
        Instant now = headers.getInstant("Date");
        return until == null || now == null
                ? null
                : clamp((double) Duration.between(now, until).toSeconds());
    }

    private static Duration clamp(double seconds) {
        double most = Defaults.RETRY_AFTER_MAX.toSeconds();
        return Durations.multiply(Duration.ofSeconds(1), Math.max(0, Math.min(seconds, most)));
    }
}
