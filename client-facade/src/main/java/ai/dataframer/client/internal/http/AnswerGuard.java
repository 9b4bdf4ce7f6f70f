package ai.dataframer.client.internal.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;

/**
 * Keeps OkHttp from what it does with odd answers by itself: it sends a request again, uncounted, after a 503 with
 * {@code Retry-After: 0}, fails if that number is past 31 bits, and throws unchecked exceptions at a status or a length below zero.
 */
final class AnswerGuard {
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER = "Retry-After";
    private static final String HIDDEN = "Dataframer-Hidden-Retry-After";

    private AnswerGuard() {}

    /** Puts itself right around OkHttp's own handling of answers, inside of the caller's interceptors. */
    static void install(OkHttpClient.Builder builder) {
        builder.addInterceptor(AnswerGuard::proceed);
        builder.networkInterceptors().add(0, chain -> renamed(chain.proceed(chain.request()), RETRY_AFTER, HIDDEN));
    }

    private static Response proceed(Interceptor.Chain chain) throws IOException {
        try {
            Response response = renamed(chain.proceed(chain.request()), HIDDEN, RETRY_AFTER);
            return response.newBuilder().body(new GuardedBody(response.body())).build();
        } catch (RuntimeException e) {
            throw unusable(e);
        }
    }

    private static Response renamed(Response response, String from, String to) {
        String value = response.header(from);
        return response.code() != UNAVAILABLE || value == null
                ? response
                : response.newBuilder().removeHeader(from).header(to, value).build();
    }

    /** The exception's own message may quote the answer. */
    private static IOException unusable(RuntimeException e) {
        var failure =
                new IOException("the answer is not usable (" + e.getClass().getName() + ")");
        failure.setStackTrace(e.getStackTrace());
        return failure;
    }

    private static final class GuardedBody extends ResponseBody {
        private final ResponseBody body;
        private final BufferedSource source;

        private GuardedBody(ResponseBody body) {
            this.body = body;
            source = Okio.buffer(new ForwardingSource(body.source()) {
                @Override
                public long read(Buffer sink, long byteCount) throws IOException {
                    try {
                        return super.read(sink, byteCount);
                    } catch (RuntimeException e) {
                        throw unusable(e);
                    }
                }
            });
        }

        @Override
        public MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public BufferedSource source() {
            return source;
        }
    }
}
