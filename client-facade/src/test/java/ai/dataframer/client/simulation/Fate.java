package ai.dataframer.client.simulation;

/** What becomes of one request on the network. */
enum Fate {
    ANSWERED(true),
    LOST_BEFORE(false),
    LOST_AFTER(true),
    SILENT_BEFORE(false),
    SILENT_AFTER(true),
    /** The connection breaks within the answer. */
    CUT(true),
    /** The connection breaks while the request is sent. */
    BROKEN(false),
    /** The service refuses the stream and surely does nothing. */
    REFUSED(false),
    /** No connection to the service can be opened. */
    UNREACHABLE(false),
    /** An interceptor of the program throws before the request is sent. */
    THROWN_BEFORE(false),
    /** An interceptor of the program throws when the answer is there. */
    THROWN_AFTER(true);

    /** True if the service carries the request out. */
    final boolean arrives;

    Fate(boolean arrives) {
        this.arrives = arrives;
    }
}
