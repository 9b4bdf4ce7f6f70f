package ai.dataframer.client.polling;

import java.time.Duration;
import java.util.Random;

/** Plays a wait through with the library's own {@link PollSchedule}, in no time. It lives in this package to get at it. */
public final class PollSimulation {
    /**
     * What a wait came to.
     *
     * @param lateness time from the end of the run to the poll that saw it
     * @param polls number of requests
     */
    public record Outcome(Duration lateness, int polls) {}

    private PollSimulation() {}

    /** Returns the outcome of one wait for a run that ends {@code runs} after the first poll; {@code answer} is what a poll takes. */
    public static Outcome play(PollingPolicy policy, Duration runs, Duration answer, Random random) {
        Duration elapsed = Duration.ZERO;
        for (int polls = 1; ; polls++) {
            boolean over = elapsed.compareTo(runs) >= 0;
            if (over) {
                return new Outcome(elapsed.minus(runs), polls);
            }
            elapsed = elapsed.plus(answer);
            var progress = new PollProgress(polls, 0, 0, Duration.ZERO, false);
            PollSchedule next =
                    PollSchedule.after(policy, progress, elapsed, answer, Duration.ZERO, random.nextDouble());
            elapsed = elapsed.plus(next.delay());
        }
    }
}
