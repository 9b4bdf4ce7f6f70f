package ai.dataframer.examples.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.RequestOptions;
import ai.dataframer.client.testing.DataframerExtension;
import ai.dataframer.examples.Page;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WithMicrometerTest {
    @RegisterExtension
    static final DataframerExtension dataframer = DataframerExtension.start();

    private final MeterRegistry registry = new SimpleMeterRegistry();

    private String timersOfAWait(Consumer<OkHttpClient.Builder> instrumentation) {
        ObservedWait.run(dataframer, instrumentation, RequestOptions.builder().build());
        return registry.getMeters().stream()
                .filter(Timer.class::isInstance)
                .map(timer -> line((Timer) timer))
                .sorted()
                .collect(Collectors.joining());
    }

    private static String line(Timer timer) {
        Meter.Id id = timer.getId();
        String tags = id.getTags().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining(" "));
        return timer.count() + " x " + id.getName() + " " + tags + "\n";
    }

    @Test
    void metrics_waitWithAFailedPoll_areThoseOnThePage() throws IOException {
        String timers = timersOfAWait(WithMicrometer.metrics(registry));

        Page.named(DocumentationTest.PAGE).assertShows("metrics", timers);
    }

    @Test
    void observations_waitWithAFailedPoll_areTheMetricsOnThePageWithTheError() throws IOException {
        var observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(registry));

        String timers = timersOfAWait(WithMicrometer.observations(observations));

        assertThat(timers.split(" error=none ", -1)).hasSize(3);
        Page.named(DocumentationTest.PAGE).assertShows("metrics", timers.replace(" error=none ", " "));
    }
}
