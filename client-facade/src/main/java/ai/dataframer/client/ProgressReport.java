package ai.dataframer.client;

import ai.dataframer.client.internal.http.UploadBody;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.OptionalLong;

/** Tells a listener of one attempt's progress, until it throws. */
final class ProgressReport implements UploadBody.Progress {
    private static final Logger LOG = System.getLogger(ProgressListener.class.getName());

    private final ProgressListener listener;
    private boolean failed;

    ProgressReport(ProgressListener listener) {
        this.listener = listener;
    }

    @Override
    public void sent(long bytes, long total) {
        if (failed) {
            return;
        }
        try {
            listener.onProgress(bytes, OptionalLong.of(total));
        } catch (Throwable e) {
            failed = true;
            LOG.log(Level.WARNING, "a progress listener threw; the transfer goes on", e);
        }
    }
}
