package ai.dataframer.client;

import ai.dataframer.client.errors.DataframerException;

/**
 * Thrown by {@link AnonymizationRun#requireSucceeded()} if the run failed. The message contains the reason that the
 * service gave.
 */
public final class RunFailedException extends DataframerException {
    private static final long serialVersionUID = 1L;

    private final AnonymizationRun run;

    RunFailedException(AnonymizationRun run) {
        super("run " + run.id() + " failed: " + run.error().orElse("the service gave no reason"));
        this.run = run;
    }

    /** {@return the run that failed} It is serialized with this exception. */
    public AnonymizationRun run() {
        return run;
    }
}
