package ai.dataframer.client;

import ai.dataframer.client.internal.http.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value together with the HTTP response that contained it. Immutable.
 *
 * @param <T> type of the value
 */
public final class ApiResponse<T> {
    private final Answer<?> answer;
    private final T body;
    private final String rawBody;

    ApiResponse(Answer<?> answer, T body, String rawBody) {
        this.answer = answer;
        this.body = body;
        this.rawBody = rawBody;
    }

    /** {@return the HTTP status, 200 to 299} */
    public int statusCode() {
        return answer.statusCode();
    }

    /** {@return the headers and their values, unmodifiable; lookup of names ignores case} */
    public Map<String, List<String>> headers() {
        return answer.headers();
    }

    /**
     * {@return the header {@code X-Request-Id}, by which the service's support finds the request; empty if there is
     * none}
     */
    public Optional<String> requestId() {
        return Optional.ofNullable(answer.requestId());
    }

    /** {@return the value read from the body; of {@link DataframerClient#raw()} its text} */
    public T body() {
        return body;
    }

    /**
     * {@return the exact text of the body, including properties that this version does not know} It contains personal
     * data.
     */
    public String rawBody() {
        return rawBody;
    }

    /** {@return the status and the value, without the text} */
    @Override
    public String toString() {
        return "ApiResponse{statusCode=" + statusCode() + (body == rawBody ? "" : ", body=" + body) + "}";
    }
}
