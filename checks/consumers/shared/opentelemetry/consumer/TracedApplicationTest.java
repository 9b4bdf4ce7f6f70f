package consumer;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.testing.DataframerExtension;
import ai.dataframer.client.testing.StubRun;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The client beside an exporter of traces that sends with OkHttp 5: both get through. */
class TracedApplicationTest {
    static final UUID RUN_ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");

    @RegisterExtension
    static final DataframerExtension dataframer = DataframerExtension.start();

    @Test
    void run_besideTheExporter_isAwaitedAndItsTraceIsExported() {
        dataframer.stub(StubRun.of(RUN_ID).processing(1).succeeded(run -> run.entity("PERSON", 0, 10, 0.98)));
        dataframer.wireMock().stubFor(post("/v1/traces").willReturn(ok()));

        try (ConfigurableApplicationContext context = SpringApplication.run(
                Application.class,
                "--dataframer.api-key=test-key",
                "--dataframer.base-url=" + dataframer.baseUrl(),
                "--management.opentelemetry.tracing.export.otlp.endpoint=" + dataframer.baseUrl() + "/v1/traces",
                "--management.otlp.metrics.export.enabled=false",
                "--management.tracing.sampling.probability=1")) {
            var span = context.getBean(OpenTelemetry.class)
                    .getTracer("consumer")
                    .spanBuilder("await")
                    .startSpan();
            AnonymizationRuns runs = context.getBean(DataframerClient.class).anonymizationRuns();

            assertEquals(Map.of("PERSON", 1L), runs.awaitCompletion(RUN_ID).entitySummary());
            assertEquals(
                    1, runs.awaitCompletionAsync(RUN_ID).join().entitiesFound().size());

            span.end();
            assertTrue(context.getBean(SdkTracerProvider.class)
                    .forceFlush()
                    .join(10, TimeUnit.SECONDS)
                    .isSuccess());
        }
        dataframer.wireMock().verify(postRequestedFor(urlEqualTo("/v1/traces")));
    }
}
