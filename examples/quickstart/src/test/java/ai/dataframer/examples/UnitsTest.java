package ai.dataframer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "48213, 48.2 kB",
        "999949, 999.9 kB",
        "999950, 1.0 MB",
        "5000000000, 5.0 GB",
        "9223372036854775807, 9.2 EB"
    })
    void size_bytes_readsInTheLargestUnit(long bytes, String text) {
        assertThat(Units.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0.0 s",
        "PT4.29S, 4.2 s",
        "PT59.999S, 59.9 s",
        "PT125S, 2 min 05 s",
        "PT59M59.9S, 59 min 59 s",
        "PT63M7S, 1 h 03 min",
        "PT50H, 50 h 00 min"
    })
    void time_duration_readsInTheLargestUnits(Duration time, String text) {
        assertThat(Units.time(time)).isEqualTo(text);
    }
}
