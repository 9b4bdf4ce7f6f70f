package ai.dataframer.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Pace pace = new Pace();

    private void refused(long sent, long now) {
        pace.refused(sent, now, Duration.ZERO);
    }

    @Test
    void delay_nothingRefused_isNone() {
        for (int i = 0; i < 1000; i++) {
            pace.sent(0);
            pace.taken(0);
        }

        assertThat(pace.isFree()).isTrue();
        assertThat(pace.delay(0)).isZero();
    }

    @Test
    void refused_firstTime_lowersTheRateBelowWhatTheServiceTook() {
        for (int i = 0; i < 20; i++) {
            pace.taken(0);
        }

        refused(0, 0);

        assertThat(pace.rate()).isEqualTo(14, within(1e-9));
    }

    @Test
    void refused_whatWasOnItsWayAlready_lowersTheRateOnce() {
        for (int i = 0; i < 40; i++) {
            refused(i, 100);
        }

        assertThat(pace.rate()).isEqualTo(3.5, within(1e-9));
    }

    @Test
    void refused_againAndAgain_leavesARateThatEndsEveryWait() {
        for (int i = 0; i < 100; i++) {
            refused(i * SECOND, i * SECOND);
        }

        assertThat(pace.rate()).isEqualTo(0.1);
    }

    @Test
    void refused_withRetryAfter_holdsEveryRequestBackUntilThen() {
        pace.refused(0, 0, Duration.ofSeconds(30));

        assertThat(pace.delay(SECOND)).isEqualTo(29 * SECOND);
    }

    @Test
    void sent_underALimit_spacesRequestsEvenly() {
        refused(0, 0);
        long gap = (long) (SECOND / pace.rate());
        assertThat(pace.delay(0)).isEqualTo(gap);

        pace.sent(gap);

        assertThat(pace.delay(gap)).isEqualTo(gap);
    }

    @Test
    void taken_afterALongCalm_isFreeAgain() {
        refused(0, 0);

        long now = 0;
        while (!pace.isFree()) {
            now += (long) (SECOND / pace.rate());
            pace.taken(now);
            assertThat(now).isLessThan(600 * SECOND);
        }

        assertThat(now).isGreaterThan(60 * SECOND);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.7, 0.2", "5, 0.95, 0.03", "8, 0.95, 0.02", "50, 0.95, 0.01", "100, 0.95, 0.01"})
    void pace_serviceWithALimit_isUsedWellAndRefusesLittle(double limit, double leastUse, double mostRefused) {
        double tokens = limit;
        long now = 0;
        int taken = 0;
        int refused = 0;
        while (now < 300 * SECOND) {
            long wait = Math.max(pace.delay(now), SECOND / 1000); // a request takes a millisecond
            now += wait;
            tokens = Math.min(limit, tokens + limit * wait / SECOND);
            pace.sent(now);
            if (tokens >= 1) {
                tokens--;
                taken++;
                pace.taken(now);
            } else {
                refused++;
                refused(now, now);
            }
        }

        assertThat(taken / (300 * limit)).isGreaterThan(leastUse);
        assertThat((double) refused / (refused + taken)).isLessThan(mostRefused);
    }

    @Test
    void delay_clockThatOverflows_isThatOfAnyOther() {
        long end = Long.MAX_VALUE - 5;

        pace.refused(end, end, Duration.ofSeconds(2));

        assertThat(pace.delay(end + SECOND)).isEqualTo(SECOND);
    }
}
