package ai.dataframer.examples.observability;

import io.opentelemetry.instrumentation.api.semconv.http.HttpClientAttributesGetter;
import java.util.List;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What a span says about a request. */
final class RequestAttributes implements HttpClientAttributesGetter<Request, Response> {
    @Override
    public String getUrlFull(Request request) {
        return request.url().toString();
    }

    @Override
    public String getServerAddress(Request request) {
        return request.url().host();
    }

    @Override
    public Integer getServerPort(Request request) {
        return request.url().port();
    }

    @Override
    public String getHttpRequestMethod(Request request) {
        return request.method();
    }

    /** No header is recorded, whatever is configured: one of them is the key. */
    @Override
    public List<String> getHttpRequestHeader(Request request, String name) {
        return List.of();
    }

    @Override
    public Integer getHttpResponseStatusCode(Request request, Response response, @Nullable Throwable error) {
        return response.code();
    }

    @Override
    public List<String> getHttpResponseHeader(Request request, Response response, String name) {
        return response.headers(name);
    }
}
