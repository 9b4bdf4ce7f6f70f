package ai.dataframer.examples.observability;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpMetricsEventListener;
import io.micrometer.core.instrument.binder.okhttp3.OkHttpObservationInterceptor;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Micrometer's own instrumentation of OkHttp, for {@code customizeOkHttp}. */
public final class WithMicrometer {
    private WithMicrometer() {}

    /** Times each request. */
    public static Consumer<OkHttpClient.Builder> metrics(MeterRegistry registry) {
        return okHttp -> okHttp.eventListener(OkHttpMetricsEventListener.builder(registry, "dataframer.requests")
                .uriMapper(WithMicrometer::pathWithoutIds)
                .build());
    }

    /** Observes each request: the registry's handlers decide whether it becomes a metric, a span or both. */
    public static Consumer<OkHttpClient.Builder> observations(ObservationRegistry registry) {
        return okHttp -> okHttp.addInterceptor(OkHttpObservationInterceptor.builder(registry, "dataframer.requests")
                .uriMapper(WithMicrometer::pathWithoutIds)
                .build());
    }

    /** A tag with an id in it would make a time series of each run. */
    private static String pathWithoutIds(Request request) {
        return request.url().encodedPath().replaceAll("[0-9a-fA-F-]{36}", "{id}");
    }
}
