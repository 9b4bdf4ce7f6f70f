package ai.dataframer.client.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
    private static final PollingPolicy POLICY = PollingPolicy.builder()
            .timeout(Duration.ofSeconds(100))
            .backoff(Backoff.fixed(Duration.ofSeconds(10)))
            .jitter(0.2)
            .build();

    private static PollSchedule after(long elapsedSeconds, long fetchSeconds, long minimumSeconds, double random) {
        return PollSchedule.after(
                POLICY,
                Duration.ofSeconds(elapsedSeconds),
                3,
                Duration.ofSeconds(fetchSeconds),
                Duration.ofSeconds(minimumSeconds),
                random);
    }

    @Test
    void after_jitter_shortensTheDelayByUpToItsShare() {
        assertThat(after(0, 0, 0, 0).delay()).isEqualTo(Duration.ofSeconds(10));
        assertThat(after(0, 0, 0, 0.5).delay()).isEqualTo(Duration.ofSeconds(9));
        assertThat(after(0, 0, 0, 1).delay()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void after_minimum_lengthensTheDelayAndIsNotJittered() {
        assertThat(after(0, 0, 30, 0.9)).isEqualTo(new PollSchedule(Duration.ofSeconds(30), true, false));
    }

    @Test
    void after_delayPastTheDeadline_leavesTheLastPollTheTimeTheLastFetchTook() {
        assertThat(after(95, 2, 0, 0)).isEqualTo(new PollSchedule(Duration.ofSeconds(3), true, true));
    }

    @Test
    void after_fastFetch_leavesTheLastPoll20Milliseconds() {
        assertThat(after(95, 0, 0, 0)).isEqualTo(new PollSchedule(Duration.ofMillis(4980), true, true));
    }

    @Test
    void after_noRoomForAnotherFetch_waitsForTheDeadline() {
        assertThat(after(99, 2, 0, 0)).isEqualTo(new PollSchedule(Duration.ofSeconds(1), false, true));
    }

    @Test
    void after_pastTheDeadline_waitsNoMore() {
        assertThat(after(101, 0, 0, 0)).isEqualTo(new PollSchedule(Duration.ZERO, false, true));
    }

    @Test
    void after_backoffThatReturnsANegativeDelay_countsAsZero() {
        PollingPolicy policy = POLICY.toBuilder()
                .backoff((elapsed, polls) -> Duration.ofSeconds(-1))
                .build();

        PollSchedule next = PollSchedule.after(policy, Duration.ZERO, 1, Duration.ZERO, Duration.ZERO, 0);

        assertThat(next.delay()).isZero();
    }
}
