package ai.dataframer.examples.observability;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.testing.DataframerExtension;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WithOpenTelemetryTest {
    @RegisterExtension
    static final DataframerExtension dataframer = DataframerExtension.start();

    @RegisterExtension
    static final OpenTelemetryExtension telemetry = OpenTelemetryExtension.create();

    /** Returns the spans of the requests, in the order of their start. */
    @SuppressWarnings("try") // the scope is only to be closed
    private static List<SpanData> spansOfAWaitUnder(Span caller) {
        try (Scope scope = caller.makeCurrent()) {
            ObservedWait.run(
                    dataframer,
                    okHttp -> okHttp.addInterceptor(new WithOpenTelemetry(telemetry.getOpenTelemetry())),
                    WithOpenTelemetry.childrenOfTheCurrentSpan(telemetry.getOpenTelemetry()));
        }
        return telemetry.getSpans();
    }

    private static Span caller() {
        return telemetry
                .getOpenTelemetry()
                .getTracer("caller")
                .spanBuilder("caller")
                .startSpan();
    }

    private static String line(SpanData span) {
        Map<String, Object> attributes = new TreeMap<>();
        span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value));
        String lines = attributes.entrySet().stream()
                .map(attribute -> "  " + attribute.getKey() + ": " + attribute.getValue() + "\n")
                .collect(Collectors.joining());
        return span.getKind() + " " + span.getName() + " " + span.getStatus().getStatusCode() + "\n" + lines;
    }

    @Test
    void spans_waitWithAFailedPoll_describeItsRequests() {
        List<SpanData> spans = spansOfAWaitUnder(Span.getInvalid());

        assertThat(spans).hasSize(3);
        assertThat(line(spans.get(1))).isEqualTo("""
                CLIENT GET ERROR
                  error.type: 503
                  http.request.method: GET
                  http.response.status_code: 503
                  server.address: 127.0.0.1
                  server.port: %s
                  url.full: %s/api/dataframer/anonymization-runs/%s/
                """.formatted(
                        URI.create(dataframer.baseUrl()).getPort(), dataframer.baseUrl(), ObservedWait.RUN_ID));
        assertThat(spans.toString()).doesNotContain(ObservedWait.API_KEY);
    }

    @Test
    void spans_ofAWaitUnderASpan_areItsChildren() {
        Span caller = caller();

        assertThat(spansOfAWaitUnder(caller))
                .hasSize(3)
                .extracting(SpanData::getParentSpanId)
                .containsOnly(caller.getSpanContext().getSpanId());
    }

    @Test
    void requests_ofAWait_carryTheContextOfTheirOwnSpans() {
        List<SpanData> spans = spansOfAWaitUnder(caller());

        assertThat(dataframer.wireMock().findAll(getRequestedFor(anyUrl())))
                .extracting(request -> request.getHeader("traceparent").substring(0, "00-".length() + 32 + 1 + 16))
                .containsExactlyInAnyOrderElementsOf(spans.stream()
                        .map(span -> "00-" + span.getTraceId() + "-" + span.getSpanId())
                        .toList());
    }

    @Test
    void metric_ofAWait_tellsOutcomesApartAndCarriesNoId() {
        spansOfAWaitUnder(caller());

        assertThat(telemetry.getMetrics()).singleElement().satisfies(metric -> {
            assertThat(metric.getName()).isEqualTo("http.client.request.duration");
            assertThat(metric.getHistogramData().getPoints())
                    .hasSize(2)
                    .allSatisfy(
                            point -> assertThat(point.getAttributes().asMap().toString())
                                    .doesNotContain(ObservedWait.RUN_ID.toString()));
        });
    }
}
