package ai.dataframer.client.polling;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import ai.dataframer.client.interleavings.HandScheduler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** {@link PollLoop}: a wait is cancelled while its second poll starts. */
@JCStressTest
@Outcome(id = "no request", expect = ACCEPTABLE, desc = "the wait had ended before the poll began")
@Outcome(id = "cancelled", expect = ACCEPTABLE, desc = "the request began, and was cancelled with its wait")
@Outcome(id = "in flight", expect = FORBIDDEN, desc = "the request goes on without its wait")
@State
public class CancelledWhileItPolls {
    private final HandScheduler time = new HandScheduler();
    private final CompletableFuture<String> wait;
    private final FutureTask<?> delay;
    private volatile @Nullable CompletableFuture<String> second;
    private int polls;

    public CancelledWhileItPolls() {
        wait = Poller.asyncBuilder(this::poll, "done"::equals)
                .scheduler(time)
                .build()
                .awaitAsync();
        time.takeTimer(); // the deadline
        delay = time.takeTimer();
    }

    private CompletableFuture<String> poll() {
        if (++polls == 1) {
            return CompletableFuture.completedFuture("not done");
        }
        var answer = new CompletableFuture<String>();
        second = answer;
        return answer;
    }

    @Actor
    public void pollAgain() {
        delay.run();
    }

    @Actor
    public void cancel() {
        wait.cancel(true);
    }

    @Arbiter
    public void look(L_Result result) {
        CompletableFuture<String> request = second;
        if (request == null) {
            result.r1 = "no request";
        } else {
            result.r1 = request.isCancelled() ? "cancelled" : "in flight";
        }
    }
}
