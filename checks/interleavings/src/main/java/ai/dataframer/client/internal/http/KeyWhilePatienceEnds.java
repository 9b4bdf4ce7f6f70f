package ai.dataframer.client.internal.http;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import ai.dataframer.client.interleavings.HandScheduler;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * {@link AsyncExchange}: the key of a request arrives while its permit, the only one, is taken away for the time that the key takes.
 * The figures count the requests sent, and those of another call that went beside them.
 */
@JCStressTest
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "the request is sent, with the permit it kept or got again")
@Outcome(id = "0, .*", expect = FORBIDDEN, desc = "nobody sends the request")
@Outcome(expect = FORBIDDEN, desc = "the request is sent twice, or without its permit")
@State
public class KeyWhilePatienceEnds {
    private final Queue<Runnable> program = new ArrayDeque<>();
    private final HandScheduler time = new HandScheduler(program::add);
    private final CountingSender sender = new CountingSender();
    private final Transport transport = Calls.transport(time, ApiKey.askedOf(() -> "key"), Calls.sentBy(sender));
    private final CompletableFuture<String> call;
    private final FutureTask<?> patience;
    private final Runnable provider;

    public KeyWhilePatienceEnds() {
        call = new AsyncExchange<>(transport, Calls.OPERATION, Calls.CALL).enqueue();
        time.takeTimer(); // the call's timeout
        patience = time.takeTimer();
        provider = program.remove();
    }

    @Actor
    public void key() {
        provider.run();
    }

    @Actor
    public void patience() {
        patience.run();
    }

    @Arbiter
    public void end(II_Result result) {
        var other = new CountedTurn();
        transport.turnstile().enter(transport.lane(Calls.OPERATION, Calls.CALL), other);
        result.r1 = sender.sent();
        result.r2 = other.went();
        call.cancel(true);
    }
}
