package ai.dataframer.client.internal.http;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import ai.dataframer.client.interleavings.HandScheduler;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** {@link Turnstile}: two of three queued requests go when two permits come back at once, although one thread drains. */
@JCStressTest
@Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "the first two go")
@Outcome(expect = FORBIDDEN, desc = "a permit is lost or doubled, or the third overtakes")
@State
public class TwoPermitsComeBack {
    private final Turnstile turnstile = new Turnstile(new HandScheduler(), () -> 2);
    private final Lane lane = turnstile.lane("runs");
    private final CountedTurn first = new CountedTurn();
    private final CountedTurn second = new CountedTurn();
    private final CountedTurn third = new CountedTurn();

    public TwoPermitsComeBack() {
        turnstile.enter(lane, new CountedTurn());
        turnstile.enter(lane, new CountedTurn());
        turnstile.enter(lane, first);
        turnstile.enter(lane, second);
        turnstile.enter(lane, third);
    }

    @Actor
    public void leaveOne() {
        turnstile.leave();
    }

    @Actor
    public void leaveOther() {
        turnstile.leave();
    }

    @Arbiter
    public void end(III_Result result) {
        result.r1 = first.went();
        result.r2 = second.went();
        result.r3 = third.went();
    }
}
