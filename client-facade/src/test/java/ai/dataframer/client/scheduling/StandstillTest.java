package ai.dataframer.client.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandstillTest {
    private Duration used = Duration.ZERO;
    private final Standstill standstill = new Standstill(() -> used);

    @Test
    void hasLasted_idleProcess_isTrueAfterASecond() {
        assertThat(ticksUntilItHasLasted(5)).isEqualTo(10);
    }

    @Test
    void hasLasted_busyProcess_isTrueAfterTenSeconds() {
        assertThat(ticksUntilItHasLasted(50)).isEqualTo(100);
    }

    @Test
    void hasLasted_somethingMoves_startsAnew() {
        assertThat(standstill.hasLasted(1)).isFalse();
        for (int i = 0; i < 9; i++) {
            assertThat(standstill.hasLasted(1)).isFalse();
        }

        assertThat(standstill.hasLasted(2)).isFalse();
        assertThat(IntStream.range(0, 9)).noneMatch(i -> standstill.hasLasted(2));
        assertThat(standstill.hasLasted(2)).isTrue();
    }

    /** Returns the number of ticks after the first one, in each of which the process uses the processor for a while. */
    private int ticksUntilItHasLasted(int millisOfProcessorTime) {
        assertThat(standstill.hasLasted(1)).isFalse();
        for (int tick = 1; tick < 1000; tick++) {
            used = used.plusMillis(millisOfProcessorTime);
            if (standstill.hasLasted(1)) {
                return tick;
            }
        }
        throw new AssertionError("it never lasts");
    }
}
