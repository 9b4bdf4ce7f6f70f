package ai.dataframer.client.polling;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What one wait decides, by the library's own {@link PollProgress}. It lives in this package to get at the step that takes the time of
 * the last fetch.
 */
public final class WaitDecisions {
    private final PollingPolicy policy;
    private final Random random;
    private PollProgress progress = PollProgress.NONE;

    public WaitDecisions(PollingPolicy policy, Random random) {
        this.policy = policy;
        this.random = random;
    }

    /**
     * Returns the delay before the next poll, or empty if there is none: the wait fails now, or at its deadline.
     *
     * @param elapsed time since the wait began
     * @param took time that the last poll took, in the queue too
     * @param failure of the last poll, or null if it was answered
     */
    public Optional<Duration> next(Duration elapsed, Duration took, @Nullable RuntimeException failure) {
        progress = failure == null ? progress.afterValue() : progress.afterFailure(failure, elapsed);
        PollStep next = progress.next(policy, elapsed, took, Duration.ZERO, random.nextDouble());
        progress = next.progress();
        return next.action() == PollStep.Action.POLL ? Optional.of(next.delay()) : Optional.empty();
    }
}
