package ai.dataframer.client.internal.json;

/** Wraps an exception of the caller's consumer, so that it is not handled as a failure of the call. */
public final class ConsumerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConsumerException(Throwable thrown) {
        super(thrown);
    }
}
