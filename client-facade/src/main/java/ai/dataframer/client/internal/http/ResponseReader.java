package ai.dataframer.client.internal.http;

import java.io.IOException;
import okhttp3.Response;

/** Reads the value of a 2xx response. */
@FunctionalInterface
public interface ResponseReader<T> {
    /**
     * Returns the value in {@code response}.
     *
     * @throws IOException if the connection breaks
     */
    T read(Response response) throws IOException;

    /** Returns false once no further response may be read, because part of this one has been passed to the caller. */
    default boolean canReadAgain() {
        return true;
    }

    /** Returns the exception that a synchronous caller receives for {@code failure}. */
    default RuntimeException explain(RuntimeException failure) {
        return failure;
    }
}
