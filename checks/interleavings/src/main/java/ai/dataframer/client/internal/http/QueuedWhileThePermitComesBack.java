package ai.dataframer.client.internal.http;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import ai.dataframer.client.interleavings.HandScheduler;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** {@link Turnstile}: a request enters while the only permit is given back. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "it goes at once, or with the permit that comes back")
@Outcome(id = "0", expect = FORBIDDEN, desc = "nobody lets it go: it would queue for ever")
@Outcome(expect = FORBIDDEN, desc = "it goes twice")
@State
public class QueuedWhileThePermitComesBack {
    private final Turnstile turnstile = new Turnstile(new HandScheduler(), () -> 1);
    private final Lane lane = turnstile.lane("runs");
    private final CountedTurn second = new CountedTurn();

    public QueuedWhileThePermitComesBack() {
        turnstile.enter(lane, new CountedTurn());
    }

    @Actor
    public void enter() {
        turnstile.enter(lane, second);
    }

    @Actor
    public void leave() {
        turnstile.leave();
    }

    @Arbiter
    public void end(I_Result result) {
        result.r1 = second.went();
    }
}
