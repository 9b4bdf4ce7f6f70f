package ai.dataframer.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final String NOW = "Mon, 23 Nov 2026 10:00:00 GMT";

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "7, PT7S",
        "1.5, PT1.5S",
        "-5, PT0S",
        "3600, PT1M",
        "99999999999999999999999999, PT1M",
    })
    void of_seconds_areClampedTo0To60(String text, Duration expected) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 23 Nov 2026 10:00:20 GMT | PT20S",
                "Mon, 23 Nov 2026 09:00:00 GMT | PT0S",
                "Mon, 23 Nov 2030 10:00:00 GMT | PT1M",
            })
    void of_date_countsFromTheServersOwnDate(String date, Duration expected) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", date, "Date", NOW))).isEqualTo(expected);
    }

    @Test
    void of_dateWithoutAServerDate_isIgnored() {
        assertThat(RetryAfter.of(Headers.of("Retry-After", NOW))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1e9", "--3", "5 s", "0x10"})
    void of_nonsense_isIgnored(String text) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", text, "Date", NOW))).isNull();
    }

    @Test
    void of_missing_isNull() {
        assertThat(RetryAfter.of(Headers.of())).isNull();
    }
}
