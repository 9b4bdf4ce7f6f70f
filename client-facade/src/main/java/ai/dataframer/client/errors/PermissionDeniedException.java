package ai.dataframer.client.errors;

/** Status 403: the API key is valid but lacks the permission. */
public final class PermissionDeniedException extends ApiException {
    private static final long serialVersionUID = 1L;

    PermissionDeniedException(ErrorAnswer answer) {
        super(answer, "this API key lacks the permission");
    }
}
