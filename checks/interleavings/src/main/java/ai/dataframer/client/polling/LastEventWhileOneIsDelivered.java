package ai.dataframer.client.polling;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import java.util.Optional;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** {@link PollEvents}: the last event is added while another one is. {@code end} stands for what follows the last one. */
@JCStressTest
@Outcome(
        id = {"1 2 end ", "2 end "},
        expect = ACCEPTABLE,
        desc = "in order, one at a time; what comes after the last is dropped")
@Outcome(expect = FORBIDDEN, desc = "an event or the end is lost, comes twice or out of turn")
@State
public class LastEventWhileOneIsDelivered {
    private final StringBuffer received = new StringBuffer();
    private final PollEvents<String> events =
            new PollEvents<>(event -> received.append(event.attempt()).append(' '), Runnable::run);

    @Actor
    public void add() {
        events.add(event(1));
    }

    @Actor
    public void addLast() {
        events.addLast(event(2), () -> received.append("end "));
    }

    @Arbiter
    public void look(L_Result result) {
        result.r1 = received.toString();
    }

    private static PollEvent<String> event(int attempt) {
        return new PollEvent<>(attempt, Optional.of("value"), Optional.empty(), Duration.ZERO, Optional.empty());
    }
}
