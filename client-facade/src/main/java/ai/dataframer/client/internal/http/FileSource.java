package ai.dataframer.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;

/**
 * A file to send, which is opened anew for each attempt.
 *
 * @param name name without folders
 */
public record FileSource(String name, Size size, Callable<? extends InputStream> content) {
    /** Finds the number of bytes when an attempt begins. */
    @FunctionalInterface
    public interface Size {
        long bytes() throws IOException;
    }
}
