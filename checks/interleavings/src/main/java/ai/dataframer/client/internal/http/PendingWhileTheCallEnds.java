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

/** {@link Exchange}: a call is cancelled while it records the request that it has just begun. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "the request is cancelled by whoever comes second")
@Outcome(id = "false", expect = FORBIDDEN, desc = "the request goes on without its call")
@State
public class PendingWhileTheCallEnds {
    private static final Transport TRANSPORT = Calls.transport(new HandScheduler());

    private final Exchange<String> call = new AsyncExchange<>(TRANSPORT, Calls.OPERATION, Calls.POLL);
    private volatile boolean cancelled;

    @Actor
    public void begin() {
        call.pending(1, Exchange.REQUEST, () -> cancelled = true);
    }

    @Actor
    public void end() {
        call.result.cancel(true);
    }

    @Arbiter
    public void look(Z_Result result) {
        result.r1 = cancelled;
    }
}
