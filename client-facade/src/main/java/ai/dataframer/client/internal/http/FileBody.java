package ai.dataframer.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;

/** Sends a file as it is read, for one attempt. A file that is not as long as it should be fails before its last byte counts. */
public final class FileBody extends RequestBody {
    private static final MediaType BYTES = MediaType.get("application/octet-stream");
    private static final long PIECE = 8192;
    private static final long NOT_YET = -1;

    private final FileSource file;
    private long size = NOT_YET;

    public FileBody(FileSource file) {
        this.file = file;
    }

    @Override
    public MediaType contentType() {
        return BYTES;
    }

    /** Returns the same size each time, because the length of the whole request depends on it. */
    @Override
    public synchronized long contentLength() throws IOException {
        if (size == NOT_YET) {
            try {
                size = file.size().bytes();
            } catch (IOException e) {
                throw failure(e);
            }
        }
        return size;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        long size = contentLength();
        long left = size;
        InputStream in = open();
        try (in) {
            Source source = Okio.source(in);
            while (left > 0) {
                long most = Math.min(left, PIECE);
                long read = read(source, sink, most);
                if (read < 0) {
                    throw new FileException(file.name(), "has ended after " + (size - left) + " of " + size + " bytes");
                }
                left -= read;
                if (read < most) {
                    sink.flush(); // what comes slowly goes out as it comes
                } else {
                    sink.emitCompleteSegments();
                }
            }
            if (hasMore(in)) {
                throw new FileException(file.name(), "is longer than " + size + " bytes");
            }
        }
    }

    private InputStream open() throws IOException {
        InputStream in;
        try {
            in = file.content().call();
        } catch (RuntimeException e) {
            throw e; // the program's own
        } catch (Exception e) {
            throw failure(e);
        }
        if (in == null) {
            throw new FileException(file.name(), "has no content: its Callable returned null");
        }
        return in;
    }

    private long read(Source source, BufferedSink sink, long most) throws IOException {
        try {
            return source.read(sink.getBuffer(), most);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private boolean hasMore(InputStream in) throws IOException {
        try {
            return in.read() >= 0;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** An interrupt says nothing about the file. */
    private IOException failure(Exception e) {
        return e instanceof ClosedByInterruptException closed ? closed : new FileException(file.name(), e);
    }
}
