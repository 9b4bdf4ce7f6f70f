package ai.dataframer.client.internal.raw;

import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.internal.http.Answer;
import ai.dataframer.client.internal.http.Progress;
import ai.dataframer.client.internal.http.ResponseReader;
import java.io.EOFException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Path;
import java.util.OptionalLong;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a file, and how the next attempt goes on. One attempt at a time reads; any thread may end the download, and
 * what is left of it is deleted when no attempt reads any more.
 */
final class Download implements ResponseReader<Path> {
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final long PIECE = 64 * 1024;

    private final HttpUrl url;
    private final TargetFile target;
    private final Progress progress;

    // Used by one attempt after the other.
    private long stored;
    private long total = -1;
    private @Nullable Validator validator;

    // Guarded by this.
    private boolean reading;
    private boolean ended;

    Download(HttpUrl url, TargetFile target, Progress progress) {
        this.url = url;
        this.target = target;
        this.progress = progress;
    }

    /** Returns the request of the next attempt. */
    Request request() {
        var request = new Request.Builder()
                .url(url)
                .header("Accept", "*/*")
                .header("Accept-Encoding", "identity"); // a range of compressed bytes continues nothing
        Validator known = validator;
        if (known != null && canResume()) {
            request.header("Range", "bytes=" + stored + "-").header("If-Range", known.text());
        }
        return request.build();
    }

    private boolean canResume() {
        return stored > 0 && validator != null;
    }

    @Override
    public boolean accepts(Response response) {
        return response.isSuccessful() || (response.code() == RANGE_NOT_SATISFIABLE && canResume());
    }

    @Override
    public boolean requiresBody() {
        return false;
    }

    @Override
    public Path read(Response response) throws IOException {
        begin();
        try {
            store(response);
            requireNotEnded();
            return target.publish();
        } finally {
            finish();
        }
    }

    private void store(Response response) throws IOException {
        switch (response.code()) {
            case HttpURLConnection.HTTP_OK -> restart(response);
            case HttpURLConnection.HTTP_PARTIAL -> resume(response);
            case RANGE_NOT_SATISFIABLE -> throw changed();
            default ->
                throw new InvalidResponseException(
                        Answer.describe(response) + ", which is no file: a file has status 200", null);
        }
        try (TargetFile.Output file = target.open(stored)) {
            copy(response.body().source(), file);
        }
    }

    private void restart(Response response) {
        stored = 0;
        total = response.body().contentLength();
        validator = Validator.of(response.headers());
    }

    private void resume(Response response) throws IOException {
        ContentRange range = ContentRange.of(response.headers());
        Validator now = Validator.of(response.headers());
        if (!canResume()
                || range == null
                || range.first() != stored
                || (total >= 0 && range.total() >= 0 && range.total() != total)
                || (now != null && !now.equals(validator))) {
            throw changed();
        }
        if (total < 0) {
            total = range.total();
        }
    }

    /** Returns the failure of an attempt to resume. The next attempt asks for the whole file. */
    private IOException changed() {
        stored = 0;
        validator = null;
        return new IOException("the service cannot send the rest of the file, which may have changed");
    }

    private void copy(BufferedSource source, TargetFile.Output file) throws IOException {
        var buffer = new Buffer();
        report();
        for (long n = source.read(buffer, PIECE); n >= 0; n = source.read(buffer, PIECE)) {
            if (total >= 0 && stored + n > total) {
                throw changed();
            }
            file.write(buffer, n);
            stored += n;
            report();
        }
        if (stored < total) {
            throw new EOFException("the response ended after " + stored + " of " + total + " bytes");
        }
    }

    private void report() {
        progress.onProgress(stored, total < 0 ? OptionalLong.empty() : OptionalLong.of(total));
    }

    /** Ends this download: nothing is stored any more, and what is not complete is deleted. */
    void end() {
        synchronized (this) {
            ended = true;
            if (reading) {
                return; // finish() deletes it
            }
        }
        target.discard();
    }

    private synchronized void begin() throws IOException {
        requireNotEnded();
        reading = true;
    }

    private void finish() {
        synchronized (this) {
            reading = false;
            if (!ended) {
                return;
            }
        }
        target.discard();
    }

    private synchronized void requireNotEnded() throws IOException {
        if (ended) {
            throw new IOException("Canceled");
        }
    }
}
