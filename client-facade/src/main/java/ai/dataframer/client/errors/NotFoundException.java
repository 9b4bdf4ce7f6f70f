package ai.dataframer.client.errors;

/** Status 404: the run does not exist, or it belongs to another account. */
public final class NotFoundException extends ApiException {
    private static final long serialVersionUID = 1L;

    NotFoundException(ErrorAnswer answer) {
        super(answer, "not found; check the id, and that it belongs to this API key's account");
    }
}
