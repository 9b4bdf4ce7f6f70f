package ai.dataframer.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.25S, 250 ms",
        "PT0.999S, 999 ms",
        "PT1S, 1 s",
        "PT1.5S, 1.5 s",
        "PT59.9S, 59.9 s",
        "PT59.999S, 59.9 s",
        "PT1M, 1 min",
        "PT1M1.25S, 1 min 1.2 s",
        "PT30M, 30 min",
        "PT90S, 1 min 30 s",
        "PT2H, 120 min"
    })
    void format_isShortAndReadable(Duration value, String text) {
        assertThat(Durations.format(value)).isEqualTo(text);
    }

    @Test
    void requireTimeout_fromAMillisecondTo24Days_isTaken() {
        Duration longest = Duration.ofDays(24);

        assertThat(Durations.requireTimeout("t", Duration.ofMillis(1))).isEqualTo(Duration.ofMillis(1));
        assertThat(Durations.requireTimeout("t", longest)).isEqualTo(longest);
        assertThatThrownBy(() -> Durations.requireTimeout("t", Duration.ofNanos(999_999)))
                .hasMessage("t must be at least PT0.001S: PT0.000999999S");
        assertThatThrownBy(() -> Durations.requireTimeout("t", longest.plusNanos(1)))
                .hasMessage("t must be at most PT576H: PT576H0.000000001S");
        assertThatThrownBy(() -> Durations.requireTimeout("t", Duration.ZERO)).hasMessage("t must be positive: PT0S");
    }

    @Test
    void minAndMax_areTheShorterAndTheLonger() {
        Duration one = Duration.ofSeconds(1);
        Duration two = Duration.ofSeconds(2);

        assertThat(Durations.min(one, two)).isEqualTo(Durations.min(two, one)).isEqualTo(one);
        assertThat(Durations.max(one, two)).isEqualTo(Durations.max(two, one)).isEqualTo(two);
    }

    @Test
    void toNanos_pastItsRange_isTheMost() {
        assertThat(Durations.toNanos(ChronoUnit.FOREVER.getDuration())).isEqualTo(Long.MAX_VALUE);
        assertThat(Durations.multiply(ChronoUnit.FOREVER.getDuration(), 2)).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
    }
}
