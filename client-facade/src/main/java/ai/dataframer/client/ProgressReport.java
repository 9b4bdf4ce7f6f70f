package ai.dataframer.client;

import ai.dataframer.client.internal.http.Progress;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.OptionalLong;

/** Tells a listener of one upload or download, until it throws. */
final class ProgressReport implements Progress {
    private static final Logger LOG = System.getLogger(ProgressListener.class.getName());

    private final ProgressListener listener;
    private volatile boolean failed; // attempts run on different threads

    ProgressReport(ProgressListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener == null");
    }

    @Override
    public void onProgress(long bytes, OptionalLong total) {
        if (failed) {
            return;
        }
        try {
            listener.onProgress(bytes, total);
        } catch (Throwable e) { // checked ones too: lambdas of other languages throw them
            failed = true;
            LOG.log(Level.WARNING, "a progress listener threw; the transfer goes on", e);
        }
    }
}
