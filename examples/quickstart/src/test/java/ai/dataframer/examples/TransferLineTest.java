package ai.dataframer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TransferLineTest {
    private static final OptionalLong ALL = OptionalLong.of(2_000_000);

    private final AtomicLong clock = new AtomicLong(-5);

    @Test
    void onProgress_piped_printsALinePerSecondAndTheLast() {
        PrintedScreen printed = PrintedScreen.piped();

        try (var line = new TransferLine(printed.screen, clock::get, "a.csv")) {
            line.onProgress(0, ALL);
            pass(Duration.ofMillis(999));
            line.onProgress(1_000, ALL);
            pass(Duration.ofMillis(1));
            line.onProgress(500_000, ALL);
            pass(Duration.ofMillis(999));
            line.onProgress(2_000_000, ALL);
        }

        assertThat(printed.lines()).containsExactly(" 25 % of 2.0 MB  a.csv", "100 % of 2.0 MB  a.csv");
    }

    @Test
    void onProgress_onTerminal_redrawsOneLineTenTimesASecond() {
        PrintedScreen printed = PrintedScreen.terminal();

        try (var line = new TransferLine(printed.screen, clock::get, "a.csv")) {
            pass(Duration.ofMillis(99));
            line.onProgress(1, ALL);
            pass(Duration.ofMillis(1));
            line.onProgress(500_000, ALL);
            line.onProgress(600_000, ALL);
        }

        assertThat(printed.out())
                .isEqualTo("\r 25 % of 2.0 MB  a.csv\r 30 % of 2.0 MB  a.csv" + System.lineSeparator());
    }

    @Test
    void close_totalUnknown_showsTheBytes() {
        PrintedScreen printed = PrintedScreen.piped();

        try (var line = new TransferLine(printed.screen, clock::get, "a.csv")) {
            line.onProgress(1_500, OptionalLong.empty());
        }

        assertThat(printed.lines()).containsExactly("1.5 kB  a.csv");
    }

    @Test
    void close_emptyFile_isComplete() {
        PrintedScreen printed = PrintedScreen.piped();

        try (var line = new TransferLine(printed.screen, clock::get, "a.csv")) {
            line.onProgress(0, OptionalLong.of(0));
        }

        assertThat(printed.lines()).containsExactly("100 % of 0 B  a.csv");
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
