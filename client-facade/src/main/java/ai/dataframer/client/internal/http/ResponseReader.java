package ai.dataframer.client.internal.http;

import java.io.IOException;
import okhttp3.Response;

/** Turns a 2xx answer into a value. */
@FunctionalInterface
public interface ResponseReader<T> {
    /**
     * Returns the value in {@code response}.
     *
     * @throws IOException if the connection breaks
     */
    T read(Response response) throws IOException;

    /** Returns false once a further answer must not be read, for a part of this one has left for good. */
    default boolean canReadAgain() {
        return true;
    }

    /** Returns what a synchronous caller is to get for {@code failure}. */
    default RuntimeException explain(RuntimeException failure) {
        return failure;
    }
}
