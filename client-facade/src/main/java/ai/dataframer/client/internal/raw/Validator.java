package ai.dataframer.client.internal.raw;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What tells that a file is still the same, byte by byte: a strong {@code ETag}, or a {@code Last-Modified} that is one. */
record Validator(String text) {
    /** A file may change twice within the second that its date names. */
    private static final Duration SURE = Duration.ofSeconds(1);

    /** Returns the validator in {@code headers}, or null if there is none. */
    static @Nullable Validator of(Headers headers) {
        String tag = headers.get("ETag");
        if (tag != null && tag.startsWith("\"")) {
            return new Validator(tag);
        }
        Instant modified = headers.getInstant("Last-Modified");
        Instant now = headers.getInstant("Date");
        boolean isSure = modified != null && now != null && !modified.plus(SURE).isAfter(now);
        return isSure ? new Validator(String.valueOf(headers.get("Last-Modified"))) : null;
    }
}
