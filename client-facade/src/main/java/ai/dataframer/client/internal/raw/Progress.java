package ai.dataframer.client.internal.raw;

import java.util.OptionalLong;

/** Receives the number of bytes stored so far, and the total if it is known. Never throws. */
@FunctionalInterface
public interface Progress {
    void onProgress(long bytes, OptionalLong total);
}
