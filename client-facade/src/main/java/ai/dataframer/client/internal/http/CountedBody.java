package ai.dataframer.client.internal.http;

import java.io.IOException;
import java.util.function.LongConsumer;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;

/** Counts the bytes of a body as they arrive from the network. */
final class CountedBody {
    private CountedBody() {}

    /** Returns {@code response} with a body that passes the number of bytes of each read to {@code count}. */
    static Response of(Response response, LongConsumer count) {
        ResponseBody body = response.body();
        var source = new ForwardingSource(body.source()) {
            @Override
            public long read(Buffer sink, long most) throws IOException {
                long read = super.read(sink, most);
                if (read > 0) {
                    count.accept(read);
                }
                return read;
            }
        };
        return response.newBuilder()
                .body(ResponseBody.create(Okio.buffer(source), body.contentType(), body.contentLength()))
                .build();
    }
}
