package ai.dataframer.client.internal.raw;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What tells that a file is still the same, byte by byte: a strong {@code ETag}, or a {@code Last-Modified} that is one. */
record Validator(String text) {
    /** A file may change twice within the second that its date names. */
    private static final Duration SURE = Duration.ofSeconds(1);

    /** What OkHttp sends in a header. It reads other characters as UTF-8, which they need not be. */
    private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7e]+");

    /** Returns the validator in {@code headers}, or null if there is none that can be sent back. */
    static @Nullable Validator of(Headers headers) {
        String tag = headers.get("ETag");
        if (tag != null && tag.startsWith("\"") && SENDABLE.matcher(tag).matches()) {
            return new Validator(tag);
        }
        String date = String.valueOf(headers.get("Last-Modified"));
        Instant modified = headers.getInstant("Last-Modified");
        Instant now = headers.getInstant("Date");
        boolean isSure = modified != null && now != null && !modified.plus(SURE).isAfter(now);
        return isSure && SENDABLE.matcher(date).matches() ? new Validator(date) : null;
    }
}
