package ai.dataframer.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;

/** Records each answer as it comes from the network: redirects and refused attempts, too. For one request at a time. */
final class Exchanges implements Interceptor {
    private final Documents documents;
    private final List<Exchange> recorded = new ArrayList<>();
    private Step step = Step.LIST;

    Exchanges(Documents documents) {
        this.documents = documents;
    }

    /** Says to which step the next answers belong. */
    synchronized void begin(Step next) {
        step = next;
    }

    synchronized List<Exchange> recorded() {
        return List.copyOf(recorded);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response response = chain.proceed(request);
        record(request, response.code(), response.headers(), text(response));
        return response;
    }

    private synchronized void record(Request request, int status, Headers headers, String body) {
        String path = request.url().encodedPath();
        recorded.add(documents
                .operation(request.method(), path)
                .map(operation -> new Exchange(step, operation, true, status, headers, body))
                .orElseGet(
                        () -> new Exchange(step, request.method() + " of another path", false, status, headers, body)));
    }

    /** Returns the text of the body, which stays readable. */
    private static String text(Response response) throws IOException {
        ResponseBody body = response.body();
        if (body == null) {
            return "";
        }
        BufferedSource source = body.source();
        source.request(Long.MAX_VALUE);
        Buffer copy = source.getBuffer().clone();
        if (copy.size() == 0 || !"gzip".equalsIgnoreCase(response.header("Content-Encoding"))) {
            return copy.readUtf8();
        }
        try (BufferedSource unzipped = Okio.buffer(new GzipSource(copy))) {
            return unzipped.readUtf8();
        }
    }
}
