package ai.dataframer.client.internal.http;

import java.util.OptionalLong;

/** Receives the number of bytes that an attempt has sent or stored so far, and the total if it is known. Never throws. */
@FunctionalInterface
public interface Progress {
    void onProgress(long bytes, OptionalLong total);
}
