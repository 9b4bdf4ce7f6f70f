package ai.dataframer.examples;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.polling.PollEvent;
import ai.dataframer.client.polling.PollListener;
import java.time.Duration;

/** Shows the progress of a wait until it is closed. */
interface Progress extends PollListener<AnonymizationRun>, AutoCloseable {
    @Override
    void close();

    /** Returns a single animated line on a terminal, and a line for each poll elsewhere. */
    static Progress on(Screen screen) {
        return screen.isTerminal() ? ProgressLine.moving(screen) : new ProgressLog(screen);
    }

    /** Describes a poll and the time until the next one, {@code since} after the poll; in less than 40 columns if there is no failure. */
    static String describe(PollEvent<AnonymizationRun> poll, Duration since, boolean isWide) {
        String time = Units.time(poll.elapsed().plus(since));
        String status = poll.value().map(AnonymizationRun::statusAsString).orElse("no status");
        String next = poll.nextDelay()
                .map(delay -> untilNext(delay.minus(since), isWide) + reason(poll))
                .orElse("");
        return String.format(isWide ? "%8s  %-10s  %s" : "%8s %-10s %s", time, status, next)
                .stripTrailing();
    }

    private static String untilNext(Duration delay, boolean isWide) {
        return delay.isNegative() ? "polling" : (isWide ? "next poll in " : "next in ") + Units.time(delay);
    }

    private static String reason(PollEvent<AnonymizationRun> poll) {
        return poll.failure().map(failure -> ": " + failure.getMessage()).orElse("");
    }
}
