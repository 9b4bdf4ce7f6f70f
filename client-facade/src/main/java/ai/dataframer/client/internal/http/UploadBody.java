package ai.dataframer.client.internal.http;

import java.io.IOException;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** A body of any size for one attempt. It reports how much of it has been sent. */
public final class UploadBody extends RequestBody {
    private final RequestBody content;
    private final Progress progress;
    private volatile @Nullable Sending sending;

    /** Receives the number of bytes sent so far and that of the whole body; it begins with 0. */
    @FunctionalInterface
    public interface Progress {
        void sent(long bytes, long total);
    }

    public UploadBody(RequestBody content, Progress progress) {
        this.content = content;
        this.progress = progress;
    }

    /** Sets who watches the sending. */
    void watchedBy(Sending sending) {
        this.sending = sending;
    }

    @Override
    public @Nullable MediaType contentType() {
        return content.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return content.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        Sending watcher = Objects.requireNonNull(sending);
        long total = contentLength();
        watcher.begin();
        try {
            progress.sent(0, total);
            BufferedSink counted = Okio.buffer(new ForwardingSink(sink) {
                private long sent;

                @Override
                public void write(Buffer source, long count) throws IOException {
                    super.write(source, count);
                    sent += count;
                    watcher.moved();
                    progress.sent(sent, total);
                }
            });
            content.writeTo(counted);
            counted.flush();
            watcher.complete();
        } finally {
            watcher.end();
        }
    }
}
