package ai.dataframer.client.internal.http;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may differ from call to call.
 *
 * @param timeout limit of the whole call, retries included
 * @param maxReadTimeout limit of silence, where the client's is longer; null for none
 */
public record CallOptions(
        Duration timeout,
        int maxRetries,
        Map<String, String> headers,
        @Nullable Duration maxReadTimeout) {
    /** Returns what one poll goes by: a single request, which may wait for its turn as long as its wait does. */
    public CallOptions forPoll(Duration maxReadTimeout) {
        return new CallOptions(timeout, 0, headers, maxReadTimeout);
    }

    /** Returns true if the time that the request waits for its turn does not count. */
    boolean isPoll() {
        return maxReadTimeout != null;
    }

    /** Returns the limit of silence for a client whose own is {@code millis}, 0 for none. */
    int readTimeoutMillis(int millis) {
        if (maxReadTimeout == null) {
            return millis;
        }
        int most = (int) Math.max(1, maxReadTimeout.toMillis());
        return millis == 0 ? most : Math.min(millis, most);
    }
}
