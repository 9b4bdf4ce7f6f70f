package ai.dataframer.client.polling;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** {@link PollLoop}: the final value arrives at the deadline. */
@JCStressTest
@Outcome(id = "done, last event done", expect = ACCEPTABLE, desc = "the value came first, or was being judged")
@Outcome(
        id = "PollTimeoutException, last event PollTimeoutException",
        expect = ACCEPTABLE,
        desc = "the deadline came first, and the answer is ignored")
@Outcome(expect = FORBIDDEN, desc = "the wait never ends, or its last event tells another end")
@State
public class AnswerAtTheDeadline {
    private final Waiting waiting = new Waiting();

    @Actor
    public void answer() {
        waiting.answer.complete("done");
    }

    @Actor
    public void deadline() {
        waiting.deadline.run();
    }

    @Arbiter
    public void look(L_Result result) {
        result.r1 = waiting.outcome();
    }
}
