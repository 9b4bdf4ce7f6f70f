package ai.dataframer.client.simulation;

/** What the program's own code throws on purpose. */
final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Thrown(String by) {
        super("thrown by " + by);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
