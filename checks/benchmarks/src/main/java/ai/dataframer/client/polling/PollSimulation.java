package ai.dataframer.client.polling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    /**
     * A poll that was not final.
     *
     * @param elapsed time from the start of the wait to the answer of the poll
     * @param delay delay before the next poll
     */
    public record Step(Duration elapsed, Duration delay) {}

    private PollSimulation() {}

    /** Returns the polls of a wait for a run that does not end within {@code time}. */
    public static List<Step> steps(PollingPolicy policy, Duration time, Duration answer, Random random) {
        List<Step> steps = new ArrayList<>();
        for (Duration elapsed = answer; elapsed.compareTo(time) < 0; ) {
            var progress = new PollProgress(steps.size() + 1, 0, 0, Duration.ZERO, false);
            PollSchedule next =
                    PollSchedule.after(policy, progress, elapsed, answer, Duration.ZERO, random.nextDouble());
            steps.add(new Step(elapsed, next.delay()));
            elapsed = elapsed.plus(next.delay()).plus(answer);
        }
        return steps;
    }

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
