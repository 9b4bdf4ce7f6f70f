package ai.dataframer.examples.observability;

import ai.dataframer.client.RequestOptions;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** How a trace's context gets into a request's headers and out of them. */
final class RequestHeaders implements TextMapGetter<Request> {
    static final TextMapGetter<Request> GETTER = new RequestHeaders();
    static final TextMapSetter<Request.Builder> SETTER = (request, name, value) -> {
        if (request != null) {
            request.header(name, value);
        }
    };

    static final TextMapSetter<RequestOptions.Builder> OPTIONS = (options, name, value) -> {
        if (options != null) {
            options.header(name, value);
        }
    };

    private RequestHeaders() {}

    @Override
    public Iterable<String> keys(Request request) {
        return request.headers().names();
    }

    @Override
    public @Nullable String get(@Nullable Request request, String name) {
        return request == null ? null : request.header(name);
    }
}
