package ai.dataframer.client.internal.threads;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** {@link ProgramFuture}: the program cancels its view while the library completes the future behind it. */
@JCStressTest
@Outcome(id = "value, value", expect = ACCEPTABLE, desc = "the answer came first")
@Outcome(id = "cancelled, cancelled", expect = ACCEPTABLE, desc = "the program came first: the request is cancelled")
@Outcome(
        id = "cancelled, value",
        expect = ACCEPTABLE,
        desc = "the program came first; the answer was there, so there is nothing to cancel")
@Outcome(expect = FORBIDDEN, desc = "one of the two never ends, or the program receives what it did not wait for")
@State
public class CancelledWhileTheAnswerArrives {
    private final LibraryFuture<String> source = new LibraryFuture<>();
    private final ProgramFuture<String> view = new ProgramFuture<>(source, Runnable::run);

    @Actor
    public void answer() {
        source.complete("value");
    }

    @Actor
    public void cancel() {
        view.cancel(true);
    }

    @Arbiter
    public void look(LL_Result result) {
        result.r1 = state(view);
        result.r2 = state(source);
    }

    private static String state(CompletableFuture<String> future) {
        return future.isCancelled() ? "cancelled" : future.getNow("open");
    }
}
