package ai.dataframer.client.errors;

/** Status 400: the service rejected the request. */
public final class BadRequestException extends ApiException {
    private static final long serialVersionUID = 1L;

    BadRequestException(ErrorAnswer answer) {
        super(answer, "the service rejected the request");
    }
}
