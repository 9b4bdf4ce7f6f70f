package ai.dataframer.client.internal.http;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one call.
 *
 * @param timeout limit of the whole call, retries included
 * @param apiKey the key of this call; null for the client's
 * @param maxReadTimeout upper bound of the client's read timeout; null for none
 */
public record CallOptions(
        Duration timeout,
        int maxRetries,
        Map<String, String> headers,
        @Nullable ApiKey apiKey,
        @Nullable Duration maxReadTimeout) {
    /** Far away, and short enough to be added to any time in nanoseconds. */
    private static final Duration UNLIMITED = Duration.ofDays(36_500);

    /** Returns the settings of one poll: a single request, which may queue for as long as its wait lasts. */
    public CallOptions forPoll(Duration maxReadTimeout) {
        return new CallOptions(timeout, 0, headers, apiKey, maxReadTimeout);
    }

    /** Returns these settings without a limit of the whole call. */
    public CallOptions withoutTimeout() {
        return new CallOptions(UNLIMITED, maxRetries, headers, apiKey, maxReadTimeout);
    }

    boolean isLimited() {
        return !timeout.equals(UNLIMITED);
    }

    /** Returns true if the time in the queue does not count towards the timeout. */
    boolean isPoll() {
        return maxReadTimeout != null;
    }

    /** Returns the read timeout for a client whose own is {@code millis}, 0 for none. */
    int readTimeoutMillis(int millis) {
        if (maxReadTimeout == null) {
            return millis;
        }
        int most = (int) Math.max(1, maxReadTimeout.toMillis());
        return millis == 0 ? most : Math.min(millis, most);
    }
}
