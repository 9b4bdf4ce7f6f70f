package ai.dataframer.client.errors;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service answered with a status other than 2xx. The message holds the request's path, the status and the request id, never
 * the body.
 */
public class ApiException extends DataframerException {
    private static final long serialVersionUID = 1L;

    private final ErrorAnswer answer;

    ApiException(ErrorAnswer answer, String advice) {
        super(answer.message(advice));
        this.answer = answer;
    }

    /** Returns the exception for a request that may be sent again; see the overload with a consequence. */
    public static ApiException of(
            String request,
            int statusCode,
            Map<String, List<String>> headers,
            String body,
            @Nullable String requestId,
            @Nullable Duration retryAfter) {
        return of(request, statusCode, headers, body, requestId, retryAfter, null);
    }

    /**
     * Returns the exception of the type that belongs to {@code statusCode}.
     *
     * @param request method and path, for the message
     * @param headers of the answer, names in any case
     * @param body text of the answer, empty if there was none
     * @param consequence what may be so though the request failed, if it must not be sent again; null if it may
     */
    public static ApiException of(
            String request,
            int statusCode,
            Map<String, List<String>> headers,
            String body,
            @Nullable String requestId,
            @Nullable Duration retryAfter,
            @Nullable String consequence) {
        var answer = new ErrorAnswer(request, statusCode, headers, body, requestId, retryAfter, consequence);
        return switch (statusCode) {
            case 400 -> new BadRequestException(answer);
            case 401 -> new AuthenticationException(answer);
            case 403 -> new PermissionDeniedException(answer);
            case 404 -> new NotFoundException(answer);
            case 429 -> new RateLimitException(answer);
            default ->
                statusCode >= 500
                        ? new ServerException(answer)
                        : new ApiException(answer, "a status this client has no meaning for");
        };
    }

    public int statusCode() {
        return answer.statusCode();
    }

    /** Returns the headers of the answer, unmodifiable; names are looked up in any case. */
    public Map<String, List<String>> headers() {
        return answer.headers();
    }

    /** Returns the text of the answer, at most its first 64 KiB, empty if there was none. It may hold personal data. */
    public String body() {
        return answer.body();
    }

    /** Returns the header {@code X-Request-Id}, which the service's support can look up. */
    public Optional<String> requestId() {
        return Optional.ofNullable(answer.requestId());
    }

    /** Returns how long the service asked to wait ({@code Retry-After}), between 0 and 60 s; empty if it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(answer.retryAfter());
    }

    @Override
    public boolean isTransient() {
        return answer.consequence() == null && (statusCode() == 408 || statusCode() == 429 || statusCode() >= 500);
    }
}
