package ai.dataframer.client.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PollScheduleTest {
    private static final PollingPolicy POLICY = PollingPolicy.builder()
            .timeout(Duration.ofSeconds(100))
            .backoff(Backoff.fixed(Duration.ofSeconds(10)))
            .jitter(0.2)
            .build();

    private static final PollProgress ANSWERED = new PollProgress(3, 0, 0, Duration.ZERO, false);

    private static PollSchedule after(long elapsedSeconds, long fetchSeconds, long minimumSeconds, double random) {
        return PollSchedule.after(
                POLICY,
                ANSWERED,
                Duration.ofSeconds(elapsedSeconds),
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
    void after_minimum_isKeptToAndLengthenedByUpToAFifth() {
        assertThat(after(0, 0, 30, 0)).isEqualTo(new PollSchedule(Duration.ofSeconds(30), true, false));
        assertThat(after(0, 0, 30, 0.5)).isEqualTo(new PollSchedule(Duration.ofSeconds(33), true, false));
        assertThat(after(0, 0, 30, 1)).isEqualTo(new PollSchedule(Duration.ofSeconds(36), true, false));
    }

    @Test
    void after_failuresInARow_doublesTheDelayUpToTheBackoffsLongest() {
        PollingPolicy policy = POLICY.toBuilder()
                .timeout(Duration.ofMinutes(30))
                .backoff(Backoff.proportional(0.1, Duration.ofSeconds(1), Duration.ofSeconds(15)))
                .build();
        var delays = IntStream.rangeClosed(0, 6)
                .mapToObj(failures -> new PollProgress(9, failures, failures, Duration.ZERO, false))
                .map(progress -> PollSchedule.after(policy, progress, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0))
                .map(schedule -> schedule.delay().toSeconds());

        assertThat(delays).containsExactly(1L, 1L, 2L, 4L, 8L, 15L, 15L);
    }

    @Test
    void after_failuresInARowUnderAFixedBackoff_keepsItsDelay() {
        var progress = new PollProgress(9, 9, 9, Duration.ZERO, false);

        assertThat(PollSchedule.after(POLICY, progress, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0)
                        .delay())
                .isEqualTo(Duration.ofSeconds(10));
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
    void after_fetchThatTookLongerThanWhatIsLeft_pollsAgainWhileADelayFits() {
        assertThat(after(60, 60, 0, 0)).isEqualTo(new PollSchedule(Duration.ofSeconds(10), true, false));
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

        PollSchedule next = PollSchedule.after(policy, ANSWERED, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

        assertThat(next.delay()).isZero();
    }
}
