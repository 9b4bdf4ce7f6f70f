package ai.dataframer.client;

import java.util.OptionalLong;

/**
 * Receives the progress of a transfer. Called on the thread that moves the bytes, one call at a time: the caller's in a synchronous
 * call, one of the client's in an asynchronous one. While the listener runs, its transfer stands still, and no other call does. What
 * it throws ends the transfer and reaches the caller.
 */
@FunctionalInterface
public interface ProgressListener {
    /**
     * Receives the state of the transfer: at its begin, after each piece of at most 64 KiB, and at its end.
     *
     * @param bytes bytes of the file so far; lower than before if the transfer has begun again
     * @param total size of the file; empty if it is not known
     */
    void onProgress(long bytes, OptionalLong total);
}
