package ai.dataframer.client.errors;

/**
 * Status 429: too many requests. {@link #retryAfter()} returns the delay that the service asked for, if it sent one.
 */
public final class RateLimitException extends ApiException {
    private static final long serialVersionUID = 1L;

    RateLimitException(ErrorAnswer answer) {
        super(answer, "too many requests");
    }
}
