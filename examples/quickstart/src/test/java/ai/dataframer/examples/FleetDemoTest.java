package ai.dataframer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.scheduling.VirtualScheduler;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FleetDemoTest {
    private final PrintedScreen printed = PrintedScreen.piped();
    private final FleetDemo demo = new FleetDemo(new VirtualScheduler(), printed.screen);

    @Test
    void run_oneWait_showsEachStatusAndHowLateItsEndWasSeen() {
        assertThat(demo.run(1, Duration.ZERO)).isTrue();

        assertThat(printed.lines().get(0)).startsWith("1 wait on a stub service at http://127.0.0.1:");
        assertThat(printed.out())
                .containsSubsequence(
                        "  2 s       1          0      0      0 ",
                        "  9 s       0          1      0      0 ",
                        "       0          0      1      0 ")
                .doesNotContain("outage");
        assertThat(lastLine())
                .matches("1 wait ended: 2\\d requests, late by [01].\\d s \\(median\\), [01].\\d s \\(worst\\)");
        assertThat(printed.err()).isEmpty();
    }

    @Test
    void run_outage_pollsLessOftenAndLosesNothing() {
        assertThat(demo.run(1, Duration.ofSeconds(9))).isTrue();

        assertThat(printed.out())
                .containsSubsequence(
                        "  5 s the outage begins", "the outage is over", "       0          0      1      0 ");
        assertThat(printed.lines()).contains("It closes all connections without a response from 5 to 14 s");
        assertThat(lastLine()).startsWith("1 wait ended: 1");
    }

    @Test
    void run_manyWaits_allSucceed() {
        assertThat(demo.run(200, Duration.ofSeconds(5))).isTrue();

        assertThat(printed.out()).contains("       0          0    200      0 ");
        assertThat(lastLine()).startsWith("200 waits ended: ");
    }

    @Test
    void run_outageLongerThanAWaitSurvives_saysWhyAndReturnsFalse() {
        assertThat(demo.run(1, Duration.ofSeconds(400))).isFalse();

        assertThat(printed.out()).contains("       0          0      0      1 ");
        assertThat(printed.err()).hasLineCount(1).startsWith("1 of them failed; the first with: ");
    }

    private String lastLine() {
        return printed.lines().get(printed.lines().size() - 1);
    }
}
