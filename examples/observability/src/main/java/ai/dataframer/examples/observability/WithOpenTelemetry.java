package ai.dataframer.examples.observability;

import ai.dataframer.client.RequestOptions;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.instrumentation.api.instrumenter.Instrumenter;
import io.opentelemetry.instrumentation.api.instrumenter.SpanKindExtractor;
import io.opentelemetry.instrumentation.api.semconv.http.HttpClientAttributesExtractor;
import io.opentelemetry.instrumentation.api.semconv.http.HttpClientMetrics;
import io.opentelemetry.instrumentation.api.semconv.http.HttpSpanNameExtractor;
import io.opentelemetry.instrumentation.api.semconv.http.HttpSpanStatusExtractor;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** A span and a measurement for each request, for {@code customizeOkHttp}. Built on the stable part of OpenTelemetry's instrumentation. */
public final class WithOpenTelemetry implements Interceptor {
    private final TextMapPropagator propagator;
    private final Instrumenter<Request, Response> instrumenter;

    public WithOpenTelemetry(OpenTelemetry telemetry) {
        var attributes = new RequestAttributes();
        propagator = telemetry.getPropagators().getTextMapPropagator();
        instrumenter = Instrumenter.<Request, Response>builder(
                        telemetry, "dataframer", HttpSpanNameExtractor.create(attributes))
                .addAttributesExtractor(HttpClientAttributesExtractor.create(attributes))
                .setSpanStatusExtractor(HttpSpanStatusExtractor.create(attributes))
                .addOperationMetrics(HttpClientMetrics.get())
                .buildInstrumenter(SpanKindExtractor.alwaysClient());
    }

    /** Returns the options that make each request of a wait, on whatever thread, a child of the span that is current now. */
    public static RequestOptions childrenOfTheCurrentSpan(OpenTelemetry telemetry) {
        RequestOptions.Builder options = RequestOptions.builder();
        telemetry.getPropagators().getTextMapPropagator().inject(Context.current(), options, RequestHeaders.OPTIONS);
        return options.build();
    }

    @Override
    @SuppressWarnings("try") // the scope is only to be closed
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        // polls run on threads of the client: the header of the wait's options says whose children they are
        Context parent = propagator.extract(Context.current(), request, RequestHeaders.GETTER);
        if (!instrumenter.shouldStart(parent, request)) {
            return chain.proceed(request);
        }
        Context span = instrumenter.start(parent, request);
        Request.Builder traced = request.newBuilder();
        propagator.inject(span, traced, RequestHeaders.SETTER);
        try (Scope scope = span.makeCurrent()) {
            Response response = chain.proceed(traced.build());
            instrumenter.end(span, request, response, null);
            return response;
        } catch (IOException | RuntimeException e) {
            instrumenter.end(span, request, null, e);
            throw e;
        }
    }
}
