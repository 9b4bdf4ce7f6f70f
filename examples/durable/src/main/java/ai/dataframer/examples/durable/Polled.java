package ai.dataframer.examples.durable;

import ai.dataframer.client.polling.PollStep;
import java.util.Optional;

/**
 * What came of a poll: one of the two is there.
 *
 * @param end the run's end
 * @param next when to poll again, and what to keep until then
 */
public record Polled(Optional<RunResult> end, Optional<PollStep> next) {
    static Polled end(RunResult result) {
        return new Polled(Optional.of(result), Optional.empty());
    }

    static Polled next(PollStep step) {
        return new Polled(Optional.empty(), Optional.of(step));
    }
}
