package ai.dataframer.client;

import ai.dataframer.client.errors.DataframerException;

/**
 * Thrown by {@link AnonymizationRun#requireSucceeded()} if the run has ended without success: it failed, was canceled, or has a
 * status that this version does not know. The message contains the reason that the service gave.
 */
public final class RunFailedException extends DataframerException {
    private static final long serialVersionUID = 1L;

    private final AnonymizationRun run;

    RunFailedException(AnonymizationRun run) {
        super(message(run));
        this.run = run;
    }

    /** {@return the run that has ended} It is serialized with this exception. */
    public AnonymizationRun run() {
        return run;
    }

    private static String message(AnonymizationRun run) {
        String end = run.isFailed()
                ? " failed: " + run.error().orElse("the service gave no reason")
                : " ended with status " + run.statusAsString()
                        + run.error().map(reason -> ": " + reason).orElse("");
        return "run " + run.id() + end;
    }
}
