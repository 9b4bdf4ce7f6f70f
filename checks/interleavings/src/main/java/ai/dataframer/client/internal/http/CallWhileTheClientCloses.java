package ai.dataframer.client.internal.http;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import ai.dataframer.client.interleavings.HandScheduler;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.Z_Result;

/** {@link Transport}: work is tracked while the client is closed. */
@JCStressTest
@Outcome(id = "true", expect = ACCEPTABLE, desc = "the work ends, by close() or because the client is closed")
@Outcome(id = "false", expect = FORBIDDEN, desc = "the work goes on after close()")
@State
public class CallWhileTheClientCloses {
    private final Transport transport = Calls.transport(new HandScheduler());
    private final CompletableFuture<String> work = new CompletableFuture<>();

    @Actor
    public void track() {
        transport.track(work);
    }

    @Actor
    public void close() {
        transport.close();
    }

    @Arbiter
    public void look(Z_Result result) {
        result.r1 = work.isCompletedExceptionally();
    }
}
