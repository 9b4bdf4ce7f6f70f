package ai.dataframer.client.internal.http;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** {@link Transfers}: a download is started while the only other one ends. */
@JCStressTest
@Outcome(id = "1", expect = ACCEPTABLE, desc = "it starts at once, or when the other has ended")
@Outcome(expect = FORBIDDEN, desc = "it is lost, or starts twice")
@State
public class TransferWhileOneEnds {
    private final Transfers transfers = new Transfers(() -> 1);
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final AtomicInteger started = new AtomicInteger();

    public TransferWhileOneEnds() {
        transfers.start(first, () -> {});
    }

    @Actor
    public void start() {
        transfers.start(new CompletableFuture<>(), started::incrementAndGet);
    }

    @Actor
    public void end() {
        first.complete("file");
    }

    @Arbiter
    public void count(I_Result result) {
        result.r1 = started.get();
    }
}
