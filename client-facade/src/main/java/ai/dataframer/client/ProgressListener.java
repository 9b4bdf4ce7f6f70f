package ai.dataframer.client;

import java.util.OptionalLong;

/** Receives the progress of an upload or download. */
@FunctionalInterface
public interface ProgressListener {
    /**
     * Handles progress. It is called on the thread that moves the bytes, after every few kilobytes, so it should return
     * quickly: the transfer waits for it. Each attempt begins again with 0 bytes. If the listener throws, the exception is
     * logged, the listener is not called again in this attempt, and the transfer goes on.
     *
     * @param bytes the number of bytes so far; of an upload, those of the whole form
     * @param total the number of bytes at the end; empty if it is not known
     */
    void onProgress(long bytes, OptionalLong total);
}
