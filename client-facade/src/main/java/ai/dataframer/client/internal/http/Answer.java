package ai.dataframer.client.internal.http;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A 2xx response and the value read from its body. */
public final class Answer<T> {
    private final int statusCode;
    private final Headers headers;
    private final T body;

    private Answer(int statusCode, Headers headers, T body) {
        this.statusCode = statusCode;
        this.headers = headers;
        this.body = body;
    }

    /** Returns the status and headers of {@code response} with the value read from its body. */
    public static <T> Answer<T> of(Response response, T body) {
        return new Answer<>(response.code(), response.headers(), body);
    }

    /** Returns request, status and content type, for a message. */
    public static String describe(Response response) {
        return Failures.describe(response);
    }

    public int statusCode() {
        return statusCode;
    }

    public T body() {
        return body;
    }

    public Map<String, List<String>> headers() {
        return headers(headers);
    }

    public @Nullable String requestId() {
        return requestId(headers);
    }

    /** Returns the delay that the service asked for before the next request, or null if it sent none. */
    public @Nullable Duration retryAfter() {
        return RetryAfter.of(headers);
    }

    static Map<String, List<String>> headers(Headers headers) {
        Map<String, List<String>> all = headers.toMultimap();
        all.replaceAll((name, values) -> Collections.unmodifiableList(values));
        return Collections.unmodifiableMap(all);
    }

    static @Nullable String requestId(Headers headers) {
        return headers.get("X-Request-Id");
    }
}
