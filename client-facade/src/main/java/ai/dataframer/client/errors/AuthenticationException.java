package ai.dataframer.client.errors;

/** Status 401: the API key is missing, wrong or expired. */
public final class AuthenticationException extends ApiException {
    private static final long serialVersionUID = 1L;

    AuthenticationException(ErrorAnswer answer) {
        super(answer, "the API key is missing, wrong or expired");
    }
}
