package ai.dataframer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.polling.PollEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final PrintedScreen printed = PrintedScreen.terminal();
    private final AtomicLong clock = new AtomicLong(-5);
    private final ProgressLine line = new ProgressLine(printed.screen, clock::get);

    @Test
    void draw_betweenPolls_countsOn() {
        line.onPoll(failedPoll(Duration.ofMillis(1500), Duration.ofMillis(350), "reset"));
        pass(Duration.ofMillis(100));
        line.draw();
        pass(Duration.ofMillis(300));
        line.draw();

        assertThat(printed.out().split("\r"))
                .containsExactly(
                        "",
                        "|   1.5 s  no status   next poll in 0.3 s: reset",
                        "/   1.6 s  no status   next poll in 0.2 s: reset",
                        "-   1.9 s  no status   polling: reset           ");
    }

    @Test
    void draw_beforeFirstPoll_showsTime() {
        pass(Duration.ofSeconds(9));

        line.draw();

        assertThat(printed.out()).isEqualTo("\r|   9.0 s  no status");
    }

    @Test
    void draw_lineLongerThanScreen_isCutToFit() {
        line.onPoll(failedPoll(Duration.ZERO, Duration.ofSeconds(1), "x".repeat(100)));

        assertThat(printed.out()).hasSize(Screen.WIDTH).endsWith("xxx...");
    }

    @Test
    void draw_textWithControlCharacters_printsQuestionMarks() {
        line.onPoll(failedPoll(Duration.ZERO, Duration.ofSeconds(1), "a\u001b[2J\nb\u009bc"));

        assertThat(printed.out()).endsWith(": a?[2J?b?c");
    }

    @Test
    void close_keepsLineAndIsTheLastToDraw() {
        line.onPoll(failedPoll(Duration.ZERO, Duration.ofSeconds(1), "reset"));
        line.close();
        String before = printed.out();

        line.draw();
        line.close();

        assertThat(printed.out())
                .isEqualTo(before)
                .endsWith("    0.0 s  no status   next poll in 1.0 s: reset" + System.lineSeparator());
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private static PollEvent<AnonymizationRun> failedPoll(Duration elapsed, Duration nextDelay, String message) {
        return new PollEvent<>(
                1,
                Optional.empty(),
                Optional.of(new ConnectionException(message, null)),
                elapsed,
                Optional.of(nextDelay));
    }
}
