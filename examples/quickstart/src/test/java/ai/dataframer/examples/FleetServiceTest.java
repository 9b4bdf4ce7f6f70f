package ai.dataframer.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.RunStatus;
import ai.dataframer.client.errors.ConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FleetServiceTest {
    private final AtomicLong clock = new AtomicLong(-5);
    private final FleetService service = new FleetService(14, Duration.ofSeconds(2), clock::get);
    private final DataframerClient client = DataframerClient.builder()
            .apiKey("test-key")
            .baseUrl(service.baseUrl())
            .maxRetries(0)
            .build();
    private final AnonymizationRuns runs = client.anonymizationRuns();

    @AfterEach
    void close() {
        client.close();
        service.close();
    }

    @Test
    void duration_runs_isSpreadFrom15To2Seconds() {
        assertThat(service.duration(0)).hasSeconds(15);
        assertThat(service.duration(1)).hasSeconds(14);
        assertThat(service.duration(13)).hasSeconds(2);
    }

    @Test
    void answer_run_followsTheClock() {
        assertThat(statusAfterMillis(2_999)).isEqualTo(RunStatus.PENDING);
        assertThat(statusAfterMillis(3_000)).isEqualTo(RunStatus.PROCESSING);
        assertThat(statusAfterMillis(14_999)).isEqualTo(RunStatus.PROCESSING);
        assertThat(statusAfterMillis(15_000)).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(service.requests()).isEqualTo(4);
    }

    @Test
    void answer_duringOutage_closesTheConnection() {
        clock.addAndGet(Duration.ofSeconds(5).toNanos());

        assertThat(service.isDown()).isTrue();
        assertThatThrownBy(() -> runs.retrieve(FleetService.runId(0))).isInstanceOf(ConnectionException.class);

        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(service.isDown()).isFalse();
        assertThat(runs.retrieve(FleetService.runId(0)).status()).isEqualTo(RunStatus.PROCESSING);
    }

    private RunStatus statusAfterMillis(long millis) {
        clock.set(Duration.ofMillis(millis).toNanos() - 5);
        return runs.retrieve(FleetService.runId(0)).status();
    }
}
