package ai.dataframer.client;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.internal.Durations;
import ai.dataframer.client.polling.PollingPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the defaults, exceptions and versions in the README and the guides with the code. */
class ReadmeTablesTest {
    private static final Pattern OWN_VERSION = Pattern.compile(
            "(?:<groupId>ai\\.dataframer</groupId>\\s+<artifactId>.*?</artifactId>\\s+<version>|'ai\\.dataframer:[a-z-]+:)"
                    + "([^.].*?)(?:</version>|')");

    @Test
    void defaults_areThoseOfTheCode() {
        assertThat(Documentation.readme())
                .contains(cell("connect timeout", Defaults.CONNECT_TIMEOUT))
                .contains("| read timeout | " + Durations.format(Defaults.READ_TIMEOUT) + "; of a poll "
                        + Durations.format(Defaults.POLL_READ_TIMEOUT) + " |")
                .contains(cell("write timeout of an upload", Defaults.WRITE_TIMEOUT))
                .contains(cell("call timeout, retries included", Defaults.CALL_TIMEOUT))
                .contains("| retries | " + Defaults.MAX_RETRIES + " |")
                .contains(cell("first retry delay, full jitter", Defaults.RETRY_FIRST_DELAY))
                .contains(cell("longest retry delay", Defaults.RETRY_MAX_DELAY))
                .contains(cell("timeout", Defaults.POLL_TIMEOUT))
                .contains("| delay between polls | " + percent(Defaults.POLL_RATIO) + " of the time waited |")
                .contains(cell("shortest delay", Defaults.POLL_MIN_DELAY))
                .contains(cell("longest delay", Defaults.POLL_MAX_DELAY))
                .contains("| jitter | " + percent(Defaults.POLL_JITTER) + " |")
                .contains(cell("longest outage", Defaults.POLL_MAX_OUTAGE));
    }

    @Test
    void pollingPolicyDefaults_areThose() {
        PollingPolicy policy = PollingPolicy.defaults();

        assertThat(policy.timeout()).isEqualTo(Defaults.POLL_TIMEOUT);
        assertThat(policy.jitter()).isEqualTo(Defaults.POLL_JITTER);
        assertThat(policy.maxOutage()).isEqualTo(Defaults.POLL_MAX_OUTAGE);
        assertThat(policy.maxConsecutiveFailures()).isEqualTo(Defaults.POLL_MAX_CONSECUTIVE_FAILURES);
        assertThat(policy.backoff().nextDelay(Duration.ZERO, 1)).isEqualTo(Defaults.POLL_MIN_DELAY);
        assertThat(policy.backoff().nextDelay(Duration.ofMinutes(1), 9)).isEqualTo(Duration.ofSeconds(6));
        assertThat(policy.backoff().nextDelay(Duration.ofHours(1), 99)).isEqualTo(Defaults.POLL_MAX_DELAY);
    }

    @ParameterizedTest
    @CsvSource({"400, 400", "401, 401", "403, 403", "404, 404", "429, 429", "5xx, 500", "5xx, 504"})
    void statusTables_nameTheExceptionOfTheCode(String cell, int status) {
        String type = ApiException.of("GET /", status, Map.of(), "", null, null)
                .getClass()
                .getSimpleName();

        assertThat(Documentation.readme()).contains("| " + cell + " | `" + type + "` |");
        assertThat(Documentation.guide("errors-and-retries.md")).contains("| " + cell + " | `" + type + "` |");
    }

    @Test
    void versions_areThatOfTheBuild() throws IOException {
        var build = new Properties();
        try (InputStream in = DataframerClient.class.getResourceAsStream("internal/version.properties")) {
            build.load(in);
        }

        var versions = Documentation.pages().stream()
                .flatMap(page -> OWN_VERSION.matcher(Documentation.text(page)).results())
                .map(dependency -> dependency.group(1));
        assertThat(versions).isNotEmpty().containsOnly(build.getProperty("version"));
    }

    private static String cell(String name, Duration value) {
        return "| " + name + " | " + Durations.format(value) + " |";
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
