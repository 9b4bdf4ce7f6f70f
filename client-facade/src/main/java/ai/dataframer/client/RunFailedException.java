package ai.dataframer.client;

import ai.dataframer.client.errors.DataframerException;

/** A run that was to have succeeded has failed. The message holds the reason that the service gave. */
public final class RunFailedException extends DataframerException {
    private static final long serialVersionUID = 1L;

    private final transient AnonymizationRun run;

    RunFailedException(AnonymizationRun run) {
        super("run " + run.id() + " failed: " + run.error().orElse("the service gave no reason"));
        this.run = run;
    }

    /** Returns the run that failed. */
    public AnonymizationRun run() {
        return run;
    }
}
