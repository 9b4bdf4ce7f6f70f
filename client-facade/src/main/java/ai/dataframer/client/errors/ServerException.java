package ai.dataframer.client.errors;

/** Status 5xx: the service failed. */
public final class ServerException extends ApiException {
    private static final long serialVersionUID = 1L;

    ServerException(ErrorAnswer answer) {
        super(answer, "the service failed");
    }
}
