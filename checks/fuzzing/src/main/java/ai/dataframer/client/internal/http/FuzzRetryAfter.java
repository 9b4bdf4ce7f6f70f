package ai.dataframer.client.internal.http;

import ai.dataframer.client.internal.Defaults;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.time.Duration;
import okhttp3.Headers;

/** Any header is no delay, or one between 0 and the longest. */
public final class FuzzRetryAfter {
    private FuzzRetryAfter() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        Headers.Builder headers = new Headers.Builder().addUnsafeNonAscii("Retry-After", data.consumeString(60));
        if (data.consumeBoolean()) {
            headers.addUnsafeNonAscii("Date", data.consumeRemainingAsString());
        }
        Duration delay = RetryAfter.of(headers.build());
        if (delay != null && (delay.isNegative() || delay.compareTo(Defaults.RETRY_AFTER_MAX) > 0)) {
            throw new AssertionError(delay);
        }
    }
}
