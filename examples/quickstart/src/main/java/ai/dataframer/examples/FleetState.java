package ai.dataframer.examples;

import ai.dataframer.client.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What many waits have seen of their runs.
 *
 * @param elapsed the time since the runs began
 * @param isDown true during the outage
 * @param waits the number of waits by the status that they saw last
 * @param requests the number of requests so far
 * @param latenesses how late each end was seen, the least first
 */
record FleetState(
        Duration elapsed, boolean isDown, Map<RunStatus, Long> waits, long requests, List<Duration> latenesses) {
    private static final String NOT_SEEN = "-";

    long count(RunStatus status) {
        return waits.getOrDefault(status, 0L);
    }

    /** Returns the median lateness, or {@code -} before the first end. */
    String median() {
        return latenesses.isEmpty() ? NOT_SEEN : Units.time(latenesses.get(latenesses.size() / 2));
    }

    /** Returns the greatest lateness, or {@code -} before the first end. */
    String worst() {
        return latenesses.isEmpty() ? NOT_SEEN : Units.time(latenesses.get(latenesses.size() - 1));
    }
}
