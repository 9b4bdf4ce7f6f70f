package ai.dataframer.client.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StallTest {
    private static final int THREADS = 16;
    private static final int MOST = 12;

    private final Stall stall = new Stall();
    private long ended;

    @Test
    void lasts_mostThreadsWait_fromTheThirdCheck() {
        assertThat(check(1, 1, MOST)).isFalse();
        assertThat(check(1, 1, MOST)).isFalse();
        assertThat(check(1, 1, MOST)).isTrue();
        assertThat(check(1, 1, MOST)).isTrue();
    }

    @Test
    void lasts_aThreadFewerWaits_never() {
        for (int i = 0; i < 20; i++) {
            assertThat(check(1, 1, MOST - 1)).isFalse();
        }
    }

    @Test
    void lasts_noTaskEnds_fromTheEighthCheck() {
        check(1, 5, 0); // so that the count is not zero
        for (int i = 1; i < 8; i++) {
            assertThat(check(1, 0, 0)).isFalse();
        }
        assertThat(check(1, 0, 0)).isTrue();
        assertThat(check(1, 0, 0)).isTrue();
    }

    @Test
    void lasts_nothingIsQueued_never() {
        for (int i = 0; i < 20; i++) {
            assertThat(check(0, 0, THREADS)).isFalse();
        }
    }

    @Test
    void lasts_aCheckWithoutStallBetween_countsAnew() {
        check(1, 0, MOST);
        check(1, 0, MOST);
        assertThat(check(1, 1, 0)).isFalse();

        assertThat(check(1, 1, MOST)).isFalse();
        assertThat(check(1, 1, MOST)).isFalse();
        assertThat(check(1, 1, MOST)).isTrue();
    }

    @Test
    void lasts_oneTaskEndsNowAndThen_never() {
        for (int i = 1; i < 50; i++) {
            assertThat(check(1, i % 7 == 0 ? 1 : 0, 0)).isFalse();
        }
    }

    private boolean check(int queued, int endedSince, int waiting) {
        ended += endedSince;
        return stall.lasts(queued, ended, waiting, THREADS);
    }
}
