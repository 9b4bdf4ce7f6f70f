package ai.dataframer.client.internal.http;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import ai.dataframer.client.interleavings.HandScheduler;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * {@link Turnstile}: the first in the queue is cancelled while its permit comes. A request that goes although it is over gives its
 * permit back, which the arbiter does.
 */
@JCStressTest
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "the cancelled request is passed over")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "the request goes, is over, and makes room for the next")
@Outcome(expect = FORBIDDEN, desc = "the next request is lost, or goes twice")
@State
public class CancelledAtTheHead {
    private final Turnstile turnstile = new Turnstile(new HandScheduler(), () -> 1);
    private final Lane lane = turnstile.lane("runs");
    private final CountedTurn first = new CountedTurn();
    private final CountedTurn next = new CountedTurn();

    public CancelledAtTheHead() {
        turnstile.enter(lane, new CountedTurn());
        turnstile.enter(lane, first);
        turnstile.enter(lane, next);
    }

    @Actor
    public void cancel() {
        first.cancel();
    }

    @Actor
    public void leave() {
        turnstile.leave();
    }

    @Arbiter
    public void end(II_Result result) {
        result.r1 = first.went();
        if (first.went() > 0) {
            turnstile.leave();
        }
        result.r2 = next.went();
    }
}
