package ai.dataframer.client.simulation;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.polling.PollTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
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

    /** {@code Retry-After} of a minute and its jitter, with the queue of a slow service. */
    private static final long LONGEST_DELAY = Duration.ofSeconds(72).toNanos();

    private static final int LINE = 80;
    private static final int FAILED = 400;

    /** Requests that the service surely did not process, and that are sent again for free. */
    private static final int MAX_RESENDS = 10;

    private final Loop loop;
    private final Turns turns;
    private final Map<Integer, State> states = new TreeMap<>();
    private int open;
    /** Number of requests that may be in flight, if the queue is known to be fair; otherwise 0. */
    private int fairLimit;
    /** Time of the first close(). */
    private long closed = Long.MAX_VALUE;

    private static final class State {
        private final Plan plan;
        private final long start;
        private final boolean hasKey;
        private final Set<String> meanings = new HashSet<>();
        private final Set<Integer> statuses = new HashSet<>();
        private boolean ended;
        private boolean touched;
        private int requests;
        private int processed;
        private int refused;
        private int done;

        private State(Plan plan, long start, boolean hasKey) {
            this.plan = plan;
            this.start = start;
            this.hasKey = hasKey;
        }
    }

    Calls(Loop loop) {
        this.loop = loop;
        turns = new Turns(loop);
    }

    /** The lanes share so many permits in turn, and nothing else keeps a request back. */
    void expectFairness(int limit) {
        fairLimit = limit;
    }

    /** Records that the call starts now, and whether its key is at hand, so that it queues at once. */
    void started(Plan plan, boolean hasKey) {
        trace("call " + plan.number() + " starts: " + plan);
        states.put(plan.number(), new State(plan, loop.elapsed(), hasKey));
        open++;
        if (hasKey && plan.kind() != Plan.Kind.WAIT && plan.kind() != Plan.Kind.DOWNLOAD && !areClosed()) {
            turns.started(plan);
        }
    }

    /** Records that the program ends the call itself. */
    void touched(Plan plan) {
        State state = state(plan.number());
        trace("the program ends call " + plan.number() + ": " + plan.touch());
        state.touched = true;
    }

    boolean isTouched(Plan plan) {
        return state(plan.number()).touched;
    }

    /** Checks the end of the call, with its value in words or its failure. */
    void ended(Plan plan, @Nullable String value, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        State state = state(plan.number());
        trace("call " + plan.number() + " ends: " + (cause == null ? start(String.valueOf(value)) : name(cause)));
        state.ended = true;
        open--;
        turns.ended(plan);
        long due = Math.min(state.start + plan.limit().toNanos(), Math.max(state.start, closed));
        long late = loop.elapsed() - due;
        if (late > (loop.slack() == 0 ? 0 : GRACE + MAX_HOPS * loop.slack())) {
            fault(plan, "ended late by " + Duration.ofNanos(late));
        }
        if (!state.touched && cause == null && !state.meanings.contains(String.valueOf(value))) {
            fault(plan, "ends with a value that the service did not answer: " + value);
        }
        if (!state.touched && cause != null) {
            check(state, cause);
        }
    }

    private void check(State state, Throwable failure) {
        Plan plan = state.plan;
        boolean isLimit = failure instanceof PollTimeoutException
                || (plan.kind() != Plan.Kind.WAIT
                        && failure instanceof RequestTimeoutException timeout
                        && timeout.limit() == Limit.CALL);
        if (isLimit && loop.elapsed() - state.start < plan.limit().toNanos()) {
            fault(plan, "ends before its limit");
        }
        if (failure instanceof ApiException answer && !state.statuses.contains(answer.statusCode())) {
            fault(plan, "ends with a status that the service did not answer");
        }
        if (plan.kind().once
                && state.done > 0
                && !isLimit
                && failure instanceof DataframerException e
                && e.isTransient()) {
            fault(plan, "was carried out, and its failure says that it may be sent again");
        }
        checkRetries(state, isLimit, failure);
        boolean isExpected = failure instanceof DataframerException
                || failure instanceof Thrown
                || (areClosed() && failure instanceof IllegalStateException);
        if (!isExpected) {
            fault(plan, "fails with " + failure);
        }
    }

    /** A call that may be retried gives up only once it has no retry left, or no time for one. */
    private void checkRetries(State state, boolean isLimit, Throwable failure) {
        Plan plan = state.plan;
        boolean hasTime =
                loop.elapsed() - state.start + LONGEST_DELAY < plan.limit().toNanos();
        boolean mayBeRetried = failure instanceof DataframerException e && e.isTransient() && !isLimit;
        int attempts = state.requests - state.refused;
        if (plan.kind() != Plan.Kind.WAIT && state.hasKey && mayBeRetried && hasTime && attempts <= plan.maxRetries()) {
            fault(plan, "gives up after " + attempts + " of 1 + " + plan.maxRetries() + " requests");
        }
    }

    /** Checks a request that is sent now, and returns its name. */
    String sent(Request request) {
        State state = state(request);
        Plan plan = state.plan;
        state.requests++;
        String name = plan.number() + "." + state.requests;
        trace("request " + name + " is sent");
        if (state.ended) {
            fault(plan, "sends a request after its end");
        }
        if (areClosed()) {
            fault(plan, "sends a request after close()");
        }
        if (plan.kind() != Plan.Kind.WAIT && state.requests > 1 + plan.maxRetries() + MAX_RESENDS) {
            fault(plan, "sends request " + state.requests);
        }
        checkKey(plan, request);
        if (state.requests == 1) {
            turns.sentFirst(plan);
        }
        turns.sent(plan, fairLimit);
        return name;
    }

    private void checkKey(Plan plan, Request request) {
        String expected = switch (plan.account()) {
            case "" -> "Bearer key";
            case Plan.ELSEWHERE -> null;
            default -> "Bearer key-" + plan.account();
        };
        if (!Objects.equals(expected, request.header("Authorization"))) {
            fault(plan, "sends a key that is not its own");
        }
        if (plan.account().equals(Plan.ELSEWHERE) != (request.header(HEADER) == null)) {
            fault(plan, "sends its headers to the wrong host, or not at all");
        }
    }

    /** Records what the service did. */
    void arrived(Request request, Reply reply) {
        State state = state(request);
        trace("call " + state.plan.number() + " is answered with " + reply.status());
        state.statuses.add(reply.status());
        if (state.plan.kind() != Plan.Kind.WAIT && ++state.processed > 1 + state.plan.maxRetries()) {
            fault(state.plan, "is processed more than 1 + " + state.plan.maxRetries() + " times");
        }
        if (!reply.meaning().isEmpty()) {
            state.meanings.add(reply.meaning());
            if (state.plan.kind().once && ++state.done > 1) {
                fault(state.plan, "is carried out a second time");
            }
        }
    }

    /** Records that the client reads a complete answer now. */
    void received(Request request, Reply reply) {
        String retryAfter = reply.headers().get("Retry-After");
        if (retryAfter != null && reply.status() >= FAILED) {
            turns.hold(state(request).plan, Duration.ofSeconds(Long.parseLong(retryAfter)));
        }
    }

    /** Records that the service refuses the request and does nothing. */
    void refused(Request request) {
        state(request).refused++;
    }

    /** Records that OkHttp itself sends a request again which the service may have processed. */
    void resent(String name) {
        loop.trace().fault("request " + name + " is sent again within its call");
    }

    /** Returns false if the program's file keeps the request from being sent as a whole. */
    boolean isComplete(Request request) {
        return plan(request).isSendable();
    }

    Plan plan(Request request) {
        return state(request).plan;
    }

    /** Records that the client is closed now: every call ends, and no request may be sent. */
    void closed() {
        trace("the client is closed");
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
                fault(state.plan, "never ends");
            }
        });
    }

    void fault(Plan plan, String what) {
        loop.trace().fault("call " + plan.number() + " " + what);
    }

    private void trace(String line) {
        loop.trace().add(line);
    }

    /** A request to another host carries no header of the program's: its path names the call. */
    private State state(Request request) {
        String number = request.header(HEADER);
        return state(
                Integer.parseInt(number == null ? request.url().pathSegments().get(1) : number));
    }

    private State state(int number) {
        return Objects.requireNonNull(states.get(number));
    }

    private static String start(String text) {
        return text.length() < LINE ? text : text.substring(0, LINE) + "...";
    }

    private static String name(Throwable failure) {
        return failure instanceof CancellationException ? "cancelled" : failure.toString();
    }
}
