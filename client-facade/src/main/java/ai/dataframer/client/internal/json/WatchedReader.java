package ai.dataframer.client.internal.json;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Distinguishes a failure of the source from invalid JSON, which the JSON parser may report by the same types. */
final class WatchedReader extends FilterReader {
    private @Nullable Exception failure;
    private boolean atEnd;

    WatchedReader(Reader in) {
        super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        try {
            int read = in.read(buffer, offset, length);
            atEnd = read < 0;
            return read;
        } catch (IOException | RuntimeException e) { // unchecked: from the program's own code in OkHttp
            failure = e;
            throw e;
        }
    }

    boolean isAtEnd() {
        return atEnd;
    }

    /** Throws the failure of a read, if there was one. */
    void rethrowFailure() throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
    }
}
