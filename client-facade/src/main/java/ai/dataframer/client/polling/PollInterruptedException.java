package ai.dataframer.client.polling;

import ai.dataframer.client.errors.DataframerException;

/** The waiting thread was interrupted. Its interrupt flag is set again, and the wait has ended. */
public final class PollInterruptedException extends DataframerException {
    private static final long serialVersionUID = 1L;

    PollInterruptedException(InterruptedException cause) {
        super("interrupted while waiting; the wait has ended", cause);
    }
}
