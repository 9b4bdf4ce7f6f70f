package ai.dataframer.client;

import ai.dataframer.client.internal.raw.Progress;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.OptionalLong;

/** Tells a listener of a download, until it throws. */
final class DownloadProgress implements Progress {
    private static final Logger LOG = System.getLogger(ProgressListener.class.getName());

    private final ProgressListener listener;
    private volatile boolean failed;

    DownloadProgress(ProgressListener listener) {
        this.listener = listener;
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
