package ai.dataframer.examples;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.polling.PollEvent;
import ai.dataframer.client.polling.PollListener;
import java.time.Duration;

/** Shows how a wait goes on, until it is closed. */
interface Progress extends PollListener<AnonymizationRun>, AutoCloseable {
    @Override
    void close();

    /** Returns one line that keeps moving if the screen is a terminal, and a line for each poll if it is not. */
    static Progress on(Screen screen) {
        return screen.isTerminal() ? ProgressLine.moving(screen) : new ProgressLog(screen);
    }

    /** Says what a poll brought and when the next one is, seen {@code since} later. */
    static String describe(PollEvent<AnonymizationRun> poll, Duration since) {
        String time = Units.time(poll.elapsed().plus(since));
        String status = poll.value().map(AnonymizationRun::statusAsString).orElse("no status");
        String next = poll.nextDelay()
                .map(delay -> untilNext(delay.minus(since)) + reason(poll))
                .orElse("");
        return String.format("%8s  %-10s  %s", time, status, next).stripTrailing();
    }

    private static String untilNext(Duration delay) {
        return delay.isNegative() ? "asking again" : "next poll in " + Units.time(delay);
    }

    private static String reason(PollEvent<AnonymizationRun> poll) {
        return poll.failure().map(failure -> ": " + failure.getMessage()).orElse("");
    }
}
