package ai.dataframer.client.simulation;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** The calls of one simulation, and what the client promises of each. A request names its call in a header. */
final class Calls {
    static final String HEADER = "Call";

    /** Number of tasks, each as late as it may be, from a timer to the end of its call. */
    private static final int MAX_HOPS = 5;

    /** For the program's code at the deadline: to judge an answer, and for a listener to return. Without slack it takes none. */
    private static final long GRACE = Duration.ofMillis(80).toNanos();

    private final Loop loop;
    private final Map<Integer, State> states = new TreeMap<>();
    private int open;
    /** Time of the first close(). */
    private long closed = Long.MAX_VALUE;

    private static final class State {
        private final Plan plan;
        private final long start;
        private boolean ended;
        private int requests;
        private int created;

        private State(Plan plan, long start) {
            this.plan = plan;
            this.start = start;
        }
    }

    Calls(Loop loop) {
        this.loop = loop;
    }

    /** Records that the call starts now. */
    void started(Plan plan) {
        loop.trace().add("call " + plan.number() + " starts: " + plan);
        states.put(plan.number(), new State(plan, loop.elapsed()));
        open++;
    }

    /** Checks the end of the call. */
    void watch(Plan plan, CompletableFuture<?> future) {
        State state = state(plan.number());
        future.whenComplete((value, failure) -> {
            loop.trace().add("call " + plan.number() + " ends: " + (failure == null ? value : name(failure)));
            state.ended = true;
            open--;
            long due = Math.min(state.start + plan.limit().toNanos(), Math.max(state.start, closed));
            long late = loop.elapsed() - due;
            if (late > (loop.slack() == 0 ? 0 : GRACE + MAX_HOPS * loop.slack())) {
                loop.trace().fault("call " + plan.number() + " ended late by " + Duration.ofNanos(late));
            }
        });
    }

    /** Checks a request that is sent now. */
    void sent(Request request) {
        State state = state(request);
        Plan plan = state.plan;
        state.requests++;
        loop.trace().add("call " + plan.number() + " sends request " + state.requests);
        if (state.ended) {
            loop.trace().fault("call " + plan.number() + " sends a request after its end");
        }
        if (areClosed()) {
            loop.trace().fault("call " + plan.number() + " sends a request after close()");
        }
        if (plan.kind() != Plan.Kind.WAIT && state.requests > 1 + plan.maxRetries()) {
            loop.trace().fault("call " + plan.number() + " sends more than 1 + " + plan.maxRetries() + " requests");
        }
    }

    /** Records what the service did. */
    void arrived(Request request, int status) {
        State state = state(request);
        loop.trace().add("call " + state.plan.number() + " is answered with " + status);
        if (state.plan.kind() == Plan.Kind.CREATE && status < 300 && ++state.created > 1) {
            loop.trace().fault("call " + state.plan.number() + " creates a second run");
        }
    }

    /** Records that the client is closed now: every call ends, and no request may be sent. */
    void closed() {
        loop.trace().add("the client is closed");
        closed = Math.min(closed, loop.elapsed());
    }

    boolean areClosed() {
        return closed < Long.MAX_VALUE;
    }

    /** Returns true if no call is under way. */
    boolean haveEnded() {
        return open == 0;
    }

    /** Checks that every call has ended. */
    void checkAllEnded() {
        states.forEach((number, state) -> {
            if (!state.ended) {
                loop.trace().fault("call " + number + " never ends");
            }
        });
    }

    private State state(Request request) {
        return state(Integer.parseInt(Objects.requireNonNull(request.header(HEADER))));
    }

    private State state(int number) {
        return Objects.requireNonNull(states.get(number));
    }

    private static String name(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof CancellationException ? "cancelled" : String.valueOf(cause);
    }
}
