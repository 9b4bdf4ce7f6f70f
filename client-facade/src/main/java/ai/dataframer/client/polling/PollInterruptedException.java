package ai.dataframer.client.polling;

import ai.dataframer.client.errors.DataframerException;

/** The waiting thread was interrupted. The wait has ended, and the thread's interrupt flag is set again. */
public final class PollInterruptedException extends DataframerException {
    private static final long serialVersionUID = 1L;

    PollInterruptedException(InterruptedException cause) {
        super("interrupted while waiting; the wait has ended", cause);
    }
}
