package ai.dataframer.client.internal.http;

import java.io.IOException;
import java.util.Objects;
import java.util.OptionalLong;
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
        OptionalLong total = OptionalLong.of(contentLength());
        watcher.begin();
        try {
            progress.onProgress(0, total);
            BufferedSink counted = Okio.buffer(new ForwardingSink(sink) {
                private long sent;

                @Override
                public void write(Buffer source, long count) throws IOException {
                    super.write(source, count);
                    sent += count;
                    watcher.moved();
                    progress.onProgress(sent, total);
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
