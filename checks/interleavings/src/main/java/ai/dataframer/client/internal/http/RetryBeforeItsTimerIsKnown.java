package ai.dataframer.client.internal.http;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import ai.dataframer.client.interleavings.HandScheduler;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** {@link Exchange}: the delay is over, and the next request begins, before the handle of the delay's timer is recorded. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "the end of the call cancels the request, which is the later step")
@Outcome(id = "false", expect = FORBIDDEN, desc = "the timer hides the request, which goes on without its call")
@State
public class RetryBeforeItsTimerIsKnown {
    private static final Transport TRANSPORT = Calls.transport(new HandScheduler());

    private final Exchange<String> call = new AsyncExchange<>(TRANSPORT, Calls.OPERATION, Calls.POLL);
    private volatile boolean cancelled;

    @Actor
    public void recordTimer() {
        call.pending(1, Exchange.DELAY, () -> {});
    }

    @Actor
    public void recordRequest() {
        call.pending(2, Exchange.REQUEST, () -> cancelled = true);
    }

    @Arbiter
    public void cancel(Z_Result result) {
        call.result.cancel(true);
        result.r1 = cancelled;
    }
}
