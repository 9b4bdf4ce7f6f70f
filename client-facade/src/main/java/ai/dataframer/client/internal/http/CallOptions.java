package ai.dataframer.client.internal.http;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one call.
 *
 * @param timeout limit of the whole call, retries included
 * @param apiKey the key of this call; null for the client's
 * @param pollReadTimeout of a poll: the upper bound of the read timeout; null for any other call
 */
public record CallOptions(
        Duration timeout,
        int maxRetries,
        Map<String, String> headers,
        @Nullable ApiKey apiKey,
        @Nullable Duration pollReadTimeout) {
    /** Far away, and short enough to be added to any time in nanoseconds. */
    private static final Duration UNLIMITED = Duration.ofDays(36_500);

    /** Returns the settings of one poll: a single request, which may queue for as long as its wait lasts. */
    public CallOptions forPoll(Duration readTimeout) {
        return new CallOptions(timeout, 0, headers, apiKey, readTimeout);
    }

    /** Returns these settings without a limit of the whole call. */
    public CallOptions withoutTimeout() {
        return new CallOptions(UNLIMITED, maxRetries, headers, apiKey, pollReadTimeout);
    }

    boolean isLimited() {
        return !timeout.equals(UNLIMITED);
    }

    /** Returns the settings of a request to another host, which gets neither a key nor a header that may be secret. */
    public CallOptions forAnotherHost() {
        return new CallOptions(timeout, maxRetries, Map.of(), ApiKey.NONE, pollReadTimeout);
    }

    /** Returns true for a poll, whose time in the queue does not count towards the timeout. */
    boolean isPoll() {
        return pollReadTimeout != null;
    }

    /** Returns the read timeout for a client whose own is {@code millis}, 0 for none. */
    int readTimeoutMillis(int millis) {
        if (pollReadTimeout == null) {
            return millis;
        }
        int most = (int) Math.max(1, pollReadTimeout.toMillis());
        return millis == 0 ? most : Math.min(millis, most);
    }
}
