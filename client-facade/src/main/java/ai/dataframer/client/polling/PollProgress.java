package ai.dataframer.client.polling;

import ai.dataframer.client.errors.RateLimitException;
import java.io.Serializable;
import java.time.Duration;

/**
 * The history of a wait, as far as the next decision depends on it. Immutable, and made of plain values: a database row or a workflow
 * can store it. {@link Poller} uses it, and so can any scheduler that polls by itself:
 *
 * <pre>{@code
 * Duration elapsed = Duration.between(row.begin(), clock.instant());
 * try {
 *     AnonymizationRun run = runs.retrieve(row.runId()); // poll before the decision: the deadline may have passed meanwhile
 *     if (run.isTerminal()) {
 *         return finish(run);
 *     }
 *     step = row.progress().afterValue()
 *             .next(policy, elapsed, run.retryAfter().orElse(Duration.ZERO), random.nextDouble());
 * } catch (DataframerException e) {
 *     if (!e.isTransient()) {
 *         throw e;
 *     }
 *     step = row.progress().afterFailure(e, elapsed).next(policy, elapsed, retryAfter(e), random.nextDouble());
 * }
 * return switch (step.action()) {
 *     case POLL -> sleepThenPoll(step.delay(), step.progress());
 *     case DEADLINE, OUTAGE -> giveUp(step.action());
 * };
 * }</pre>
 *
 * @param polls number of polls answered or failed
 * @param failuresInARow number of failed polls since the last answer, rate limits included
 * @param outageFailures number of failed polls since the last value or rate limit
 * @param outageSince time from the start of the wait to the first of {@code outageFailures}; zero if there are none
 * @param lastPoll true if the next poll is, or the last one was, the last that the deadline leaves room for
 */
public record PollProgress(int polls, int failuresInARow, int outageFailures, Duration outageSince, boolean lastPoll)
        implements Serializable {
    /** A wait that has not polled yet. */
    public static final PollProgress NONE = new PollProgress(0, 0, 0, Duration.ZERO, false);

    /** {@return the progress after a poll with an answer that is not final} */
    public PollProgress afterValue() {
        return new PollProgress(polls + 1, 0, 0, Duration.ZERO, lastPoll);
    }

    /**
     * {@return the progress after a poll that failed} A {@link RateLimitException} is not an outage: the service is
     * available.
     *
     * @param failure why the poll failed
     * @param elapsed time since the wait began
     */
    public PollProgress afterFailure(Throwable failure, Duration elapsed) {
        return failure instanceof RateLimitException
                ? new PollProgress(polls + 1, failuresInARow + 1, 0, Duration.ZERO, lastPoll)
                : new PollProgress(
                        polls + 1,
                        failuresInARow + 1,
                        outageFailures + 1,
                        outageFailures == 0 ? elapsed : outageSince,
                        lastPoll);
    }

    /**
     * {@return what follows} A pure function of its arguments.
     *
     * @param policy the deadline and the delays of the wait
     * @param elapsed time since the wait began
     * @param minimum shortest delay that the service asked for ({@code Retry-After}); lengthened at random, so that waits don't come
     *     back all at once
     * @param random number in [0, 1) that picks the jitter
     */
    public PollStep next(PollingPolicy policy, Duration elapsed, Duration minimum, double random) {
        return next(policy, elapsed, Duration.ZERO, minimum, random);
    }

    /**
     * {@return what follows in a wait whose deadline ends the poll in flight}
     *
     * @param lastFetch time the last poll took: the room the last one is given before the deadline
     */
    PollStep next(PollingPolicy policy, Duration elapsed, Duration lastFetch, Duration minimum, double random) {
        if (outageFailures >= policy.maxConsecutiveFailures() || outage(elapsed).compareTo(policy.maxOutage()) >= 0) {
            return new PollStep(PollStep.Action.OUTAGE, Duration.ZERO, this);
        }
        PollSchedule next = lastPoll
                ? PollSchedule.untilDeadline(policy.timeout().minus(elapsed))
                : PollSchedule.after(policy, this, elapsed, lastFetch, minimum, random);
        return new PollStep(
                next.poll() ? PollStep.Action.POLL : PollStep.Action.DEADLINE,
                next.delay(),
                new PollProgress(polls, failuresInARow, outageFailures, outageSince, next.last()));
    }

    /** {@return the time for which polls have failed} */
    Duration outage(Duration elapsed) {
        return outageFailures == 0 ? Duration.ZERO : elapsed.minus(outageSince);
    }
}
