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

/** {@link Turnstile}: two lanes enter with one permit. The third figure counts both after the permit came back. */
@JCStressTest
@Outcome(
        id = {"1, 0, 2", "0, 1, 2"},
        expect = ACCEPTABLE,
        desc = "one goes, and then the other")
@Outcome(id = "1, 1, 2", expect = FORBIDDEN, desc = "both have the one permit")
@Outcome(expect = FORBIDDEN, desc = "a request is lost, or goes twice")
@State
public class TwoForOnePermit {
    private final Turnstile turnstile = new Turnstile(new HandScheduler(), () -> 1);
    private final Lane runs = turnstile.lane("runs");
    private final Lane datasets = turnstile.lane("datasets");
    private final CountedTurn run = new CountedTurn();
    private final CountedTurn dataset = new CountedTurn();

    @Actor
    public void enterOne() {
        turnstile.enter(runs, run);
    }

    @Actor
    public void enterOther() {
        turnstile.enter(datasets, dataset);
    }

    @Arbiter
    public void end(III_Result result) {
        result.r1 = run.went();
        result.r2 = dataset.went();
        turnstile.leave();
        result.r3 = run.went() + dataset.went();
    }
}
