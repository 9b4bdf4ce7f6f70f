package ai.dataframer.examples;

import ai.dataframer.client.RunStatus;
import java.time.Duration;
import java.util.Locale;

/**
 * A table with a row for each second. On a terminal the row of the current second changes in place. It fits into 60 columns, and
 * without three of its own into 40. Not thread-safe.
 */
final class FleetTable {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Screen screen;
    private boolean down;
    private long requestsPerSecond;
    private Duration keptAt = Duration.ZERO;
    private long keptRequests;

    /** Prints the head of the table. */
    FleetTable(Screen screen) {
        this.screen = screen;
        printHead();
    }

    /** Draws the current row, and keeps it if its second is over. */
    void draw(FleetState state) {
        if (state.elapsed().toSeconds() > keptAt.toSeconds()) {
            keep(state);
        } else if (screen.isTerminal()) {
            screen.redraw(row(state));
        }
        if (state.isDown() != down) {
            down = state.isDown();
            announce(state);
        }
    }

    /** Keeps the current row as the table's last. */
    void end(FleetState state) {
        keep(state);
    }

    private void keep(FleetState state) {
        Duration time = state.elapsed().minus(keptAt);
        if (!time.isZero()) { // the end may come in the instant of the last row, on virtual time
            requestsPerSecond = (state.requests() - keptRequests) * SECOND.toNanos() / time.toNanos();
        }
        keptAt = state.elapsed();
        keptRequests = state.requests();
        print(row(state));
    }

    /** Repeats the head, which may have left the screen when the demo ends. */
    private void announce(FleetState state) {
        print(seconds(state) + (down ? " the outage begins" : " the outage is over"));
        printHead();
    }

    private void printHead() {
        screen.println(
                screen.isWide()
                        ? wide("time", "PENDING", "PROCESSING", "done", "failed", "req/s", "median", "worst")
                        : narrow("time", "PEND", "PROC", "done", "worst"));
    }

    private void print(String line) {
        if (screen.isTerminal()) {
            screen.redraw(line);
            screen.endLine();
        } else {
            screen.println(line);
        }
    }

    private String row(FleetState state) {
        String pending = Units.count(state.count(RunStatus.PENDING));
        String processing = Units.count(state.count(RunStatus.PROCESSING));
        String done = Units.count(state.count(RunStatus.SUCCEEDED));
        if (!screen.isWide()) {
            return narrow(seconds(state), pending, processing, done, state.worst());
        }
        String failed = Units.count(state.count(RunStatus.FAILED));
        String requests = Units.count(requestsPerSecond);
        return wide(seconds(state), pending, processing, done, failed, requests, state.median(), state.worst());
    }

    private static String seconds(FleetState state) {
        return String.format(Locale.ROOT, "%3d s", state.elapsed().toSeconds());
    }

    private static String wide(Object... cells) {
        return String.format(Locale.ROOT, "%5s %7s %10s %6s %6s %6s %6s %6s", cells)
                .stripTrailing();
    }

    private static String narrow(Object... cells) {
        return String.format(Locale.ROOT, "%5s %6s %6s %6s %6s", cells);
    }
}
