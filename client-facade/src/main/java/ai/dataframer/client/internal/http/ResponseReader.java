package ai.dataframer.client.internal.http;

import java.io.IOException;
import okhttp3.Response;

/** Reads the value of a response. */
@FunctionalInterface
public interface ResponseReader<T> {
    /**
     * Returns the value in {@code response}.
     *
     * @throws IOException if the connection breaks
     */
    T read(Response response) throws IOException;

    /** Returns true for the responses that {@link #read} takes: those with status 2xx. Any other is a failure of the call. */
    default boolean accepts(Response response) {
        return response.isSuccessful();
    }

    /** Returns false if a response without a body is as good as any. */
    default boolean requiresBody() {
        return true;
    }

    /** Returns false once no further response may be read, because part of this one has been passed to the caller. */
    default boolean canReadAgain() {
        return true;
    }

    /** Returns the exception that a synchronous caller receives for {@code failure}. */
    default RuntimeException explain(RuntimeException failure) {
        return failure;
    }
}
