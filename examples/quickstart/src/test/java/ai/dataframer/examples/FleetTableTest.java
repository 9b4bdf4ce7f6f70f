package ai.dataframer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.RunStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetTableTest {
    private static final String HEAD = " time PENDING PROCESSING   done failed  req/s median  worst";

    @Test
    void draw_piped_printsARowForEachSecond() {
        PrintedScreen printed = PrintedScreen.piped();
        var table = new FleetTable(printed.screen);

        table.draw(state(900, false, 0, 500));
        table.draw(state(1000, false, 0, 1000));
        table.draw(state(1900, false, 0, 2000));
        table.draw(state(3000, false, 3, 2000, 300, 400, 1500));
        table.end(state(3500, false, 4, 2300, 100, 300, 400, 1500));

        assertThat(printed.lines())
                .containsExactly(
                        HEAD,
                        "  1 s   2,000          0      0      0  1,000      -      -",
                        "  3 s   1,997          0      3      0    500  0.4 s  1.5 s",
                        "  3 s   1,996          0      4      0    600  0.4 s  1.5 s");
        assertThat(printed.out()).doesNotContain("\r", "\u001b");
    }

    @Test
    void end_inTheInstantOfTheLastRow_isShown() {
        PrintedScreen printed = PrintedScreen.piped();
        var table = new FleetTable(printed.screen);

        table.draw(state(1000, false, 0, 1000));
        table.end(state(1000, false, 1, 1001, 0));

        assertThat(printed.lines()).last().asString().startsWith("  1 s   1,999          0      1 ");
    }

    @Test
    void draw_onTerminal_changesTheRowInPlaceUntilItsSecondIsOver() {
        PrintedScreen printed = PrintedScreen.terminal();
        var table = new FleetTable(printed.screen);

        table.draw(state(400, false, 0, 10));
        table.draw(state(800, false, 1, 20, 50));
        table.draw(state(1000, false, 2, 30, 50, 60));

        assertThat(printed.out().split(System.lineSeparator(), -1)[1].split("\r", -1))
                .containsExactly(
                        "",
                        "  0 s   2,000          0      0      0      0      -      -",
                        "  0 s   1,999          0      1      0      0  0.0 s  0.0 s",
                        "  1 s   1,998          0      2      0     30  0.0 s  0.0 s");
        assertThat(printed.out()).endsWith(System.lineSeparator());
    }

    @Test
    void draw_outage_announcesItsBeginAndEndOnceAndRepeatsTheHead() {
        PrintedScreen printed = PrintedScreen.piped();
        var table = new FleetTable(printed.screen);

        table.draw(state(100, false, 0, 0));
        table.draw(state(200, true, 0, 0));
        table.draw(state(300, true, 0, 0));
        table.draw(state(400, false, 0, 0));

        assertThat(printed.lines())
                .containsExactly(HEAD, "  0 s the outage begins", HEAD, "  0 s the outage is over", HEAD);
    }

    @Test
    void draw_mostWaits_fitsInto60Columns() {
        PrintedScreen printed = PrintedScreen.terminal();
        var table = new FleetTable(printed.screen);

        table.end(new FleetState(
                Duration.ofSeconds(125),
                false,
                Map.of(RunStatus.PENDING, 10_000L, RunStatus.PROCESSING, 10_000L, RunStatus.SUCCEEDED, 10_000L),
                125 * 9_999,
                List.of(Duration.ofMillis(50_900))));

        assertThat(printed.out().replace("\r", "").lines())
                .containsExactly(HEAD, "125 s  10,000     10,000 10,000      0  9,999 50.9 s 50.9 s")
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(60));
    }

    @Test
    void draw_mostWaitsOn40Columns_fits() {
        PrintedScreen printed = PrintedScreen.terminal(40);
        var table = new FleetTable(printed.screen);

        table.draw(state(100, true, 0, 0));
        table.draw(state(200, false, 0, 0));
        table.end(state(125_000, false, 1, 1, 50_900));

        assertThat(printed.out().replace("\r", System.lineSeparator()).lines())
                .contains(" time   PEND   PROC   done  worst", "125 s  1,999      0      1 50.9 s")
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(40));
    }

    private static FleetState state(int millis, boolean isDown, long done, long requests, int... lateMillis) {
        List<Duration> latenesses =
                Arrays.stream(lateMillis).mapToObj(Duration::ofMillis).toList();
        return new FleetState(
                Duration.ofMillis(millis),
                isDown,
                Map.of(RunStatus.PENDING, 2000 - done, RunStatus.SUCCEEDED, done),
                requests,
                latenesses);
    }
}
