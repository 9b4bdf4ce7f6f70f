package ai.dataframer.client.errors;

/** Status 429: too many requests; {@link #retryAfter()} says how long to wait, if the service did. */
public final class RateLimitException extends ApiException {
    private static final long serialVersionUID = 1L;

    RateLimitException(ErrorAnswer answer) {
        super(answer, "too many requests");
    }
}
