package ai.dataframer.client.internal.json;

/** Carries what the caller's consumer of elements threw past everything that handles the call's own failures. */
public final class ConsumerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Throwable thrown;

    public ConsumerException(Throwable thrown) {
        super(thrown);
        this.thrown = thrown;
    }

    /** Returns what the consumer threw. */
    public Throwable thrown() {
        return thrown;
    }
}
