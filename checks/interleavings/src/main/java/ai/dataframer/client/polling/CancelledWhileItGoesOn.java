package ai.dataframer.client.polling;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import ai.dataframer.client.interleavings.HandScheduler;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/** {@link PollLoop}: a wait is cancelled while an answer leads it to its next delay. The figure counts the timers left. */
@JCStressTest
@Outcome(id = "0", expect = ACCEPTABLE, desc = "deadline and delay are cancelled, by whoever comes second")
@Outcome(expect = FORBIDDEN, desc = "a timer is left behind: it would hold the wait until it fires")
@State
public class CancelledWhileItGoesOn {
    private final HandScheduler time = new HandScheduler();
    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final CompletableFuture<String> wait = Poller.<String>asyncBuilder(() -> answer, "done"::equals)
            .scheduler(time)
            .build()
            .awaitAsync();

    @Actor
    public void answer() {
        answer.complete("not done");
    }

    @Actor
    public void cancel() {
        wait.cancel(true);
    }

    @Arbiter
    public void look(J_Result result) {
        result.r1 = time.pending();
    }
}
