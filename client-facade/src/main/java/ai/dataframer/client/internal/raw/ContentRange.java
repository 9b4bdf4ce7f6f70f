package ai.dataframer.client.internal.raw;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** The part of a file that a response with status 206 holds; the total is -1 where the service does not know it. */
record ContentRange(long first, long total) {
    private static final Pattern FORM = Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(?:(\\d{1,18})|\\*)");

    /** Returns the range in {@code headers}, or null if there is none that can be read. */
    static @Nullable ContentRange of(Headers headers) {
        Matcher form = FORM.matcher(String.valueOf(headers.get("Content-Range")));
        if (!form.matches()) {
            return null;
        }
        String total = form.group(2);
        return new ContentRange(Long.parseLong(form.group(1)), total == null ? -1 : Long.parseLong(total));
    }
}
