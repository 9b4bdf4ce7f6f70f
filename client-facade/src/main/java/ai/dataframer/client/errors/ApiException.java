package ai.dataframer.client.errors;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service answered with a status outside 2xx. The message contains the request's method and path, the status and
 * the request id, but never the body.
 */
public class ApiException extends DataframerException {
    private static final long serialVersionUID = 1L;

    private final ErrorAnswer answer;

    ApiException(ErrorAnswer answer, String advice) {
        super(answer.message(advice));
        this.answer = answer;
    }

    /**
     * {@return the exception for a request that may be sent again}
     *
     * @param request method and path, for the message
     * @param statusCode the HTTP status
     * @param headers of the response, copied
     * @param body text of the response, empty if there was none
     * @param requestId the response's request id; null if there is none
     * @param retryAfter delay that the service asked for; null if there is none
     */
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
     * {@return the exception of the type that belongs to {@code statusCode}}
     *
     * @param request method and path, for the message
     * @param statusCode the HTTP status
     * @param headers of the response, copied
     * @param body text of the response, empty if there was none
     * @param requestId the response's request id; null if there is none
     * @param retryAfter delay that the service asked for; null if there is none
     * @param consequence what may have happened in spite of the failure, if the request must not be sent again; null if
     *     it may be
     */
    public static ApiException of(
            String request,
            int statusCode,
            Map<String, List<String>> headers,
            String body,
            @Nullable String requestId,
            @Nullable Duration retryAfter,
            @Nullable String consequence) {
        return of(new ErrorAnswer(request, statusCode, headers, body, requestId, retryAfter, consequence));
    }

    private static ApiException of(ErrorAnswer answer) {
        return switch (answer.statusCode()) {
            case 400 -> new BadRequestException(answer);
            case 401 -> new AuthenticationException(answer);
            case 403 -> new PermissionDeniedException(answer);
            case 404 -> new NotFoundException(answer);
            case 429 -> new RateLimitException(answer);
            case 301, 302, 303, 307, 308 ->
                new ApiException(answer, "a redirect, which is followed for a GET only, and never from https to http");
            default ->
                isServerError(answer.statusCode())
                        ? new ServerException(answer)
                        : new ApiException(answer, "unexpected status");
        };
    }

    private static boolean isServerError(int statusCode) {
        return statusCode >= 500 && statusCode < 600;
    }

    /**
     * {@return an exception of the same type and message without body, headers and stack trace} It is what a wait remembers of
     * a failed poll.
     */
    public ApiException withoutBody() {
        return of(answer.withoutBody());
    }

    /** {@return the HTTP status} */
    public int statusCode() {
        return answer.statusCode();
    }

    /** {@return the headers of the response and their values, unmodifiable; lookup of names ignores case} */
    public Map<String, List<String>> headers() {
        return answer.headers();
    }

    /** {@return the text of the response, cut after 64 KiB; empty if there was none} It may contain personal data. */
    public String body() {
        return answer.body();
    }

    /**
     * {@return the header {@code X-Request-Id}, by which the service's support finds the request; empty if there is
     * none}
     */
    public Optional<String> requestId() {
        return Optional.ofNullable(answer.requestId());
    }

    /**
     * {@return the delay that the service asked for in {@code Retry-After}, between 0 and 60 s; empty if there is none, or if it
     * is a date and the response has no {@code Date} to compare it with}
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(answer.retryAfter());
    }

    @Override
    public boolean isTransient() {
        return answer.consequence() == null
                && (statusCode() == 408 || statusCode() == 429 || isServerError(statusCode()));
    }
}
