package ai.dataframer.client;

import ai.dataframer.client.internal.http.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value with the HTTP answer it came in. Immutable. */
public final class ApiResponse<T> {
    private final Answer<?> answer;
    private final T body;
    private final String rawBody;

    ApiResponse(Answer<?> answer, T body, String rawBody) {
        this.answer = answer;
        this.body = body;
        this.rawBody = rawBody;
    }

    /** Returns the HTTP status, 200 to 299. */
    public int statusCode() {
        return answer.statusCode();
    }

    /** Returns the headers, unmodifiable; names are looked up in any case. */
    public Map<String, List<String>> headers() {
        return answer.headers();
    }

    /** Returns the header {@code X-Request-Id}, which the service's support can look up. */
    public Optional<String> requestId() {
        return Optional.ofNullable(answer.requestId());
    }

    /** Returns the value that was read from the body. */
    public T body() {
        return body;
    }

    /** Returns the exact text of the body: where properties stand that this version does not know. It holds personal data. */
    public String rawBody() {
        return rawBody;
    }

    /** Returns the status and the value, never the text. */
    @Override
    public String toString() {
        return "ApiResponse{statusCode=" + statusCode() + ", body=" + body + "}";
    }
}
