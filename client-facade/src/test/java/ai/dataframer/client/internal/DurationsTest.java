package ai.dataframer.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

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
        "PT1S, 1 s",
        "PT1.5S, 1.5 s",
        "PT59.9S, 59.9 s",
        "PT30M, 30 min",
        "PT90S, 1 min 30 s",
        "PT2H, 120 min"
    })
    void format_isShortAndReadable(Duration value, String text) {
        assertThat(Durations.format(value)).isEqualTo(text);
    }

    @Test
    void toNanos_pastItsRange_isTheMost() {
        assertThat(Durations.toNanos(ChronoUnit.FOREVER.getDuration())).isEqualTo(Long.MAX_VALUE);
        assertThat(Durations.multiply(ChronoUnit.FOREVER.getDuration(), 2)).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
    }
}
