package ai.dataframer.client.internal.http;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one operation under one API key, which share a pace. Synchronous requests need no permit, so they have a
 * queue of their own. Guarded by its {@link Turnstile}.
 */
final class Lane {
    final Pace pace = new Pace();

    /** True while a timer is set for the time of the next request. */
    boolean timed;

    /** True while this lane is in the turnstile's list of those that lack a permit. */
    boolean full;

    /** Number of calls under way, each of which may send another request. */
    int calls;

    long lastUse;

    private final Deque<Turn> sync = new ArrayDeque<>(1);
    private final Deque<Turn> async = new ArrayDeque<>(1);
    private long arrivals;

    void add(Turn turn) {
        turn.number = arrivals++;
        queue(turn).add(turn);
    }

    /** Lets {@code turn} go next. */
    void addFirst(Turn turn) {
        turn.number = -1;
        queue(turn).addFirst(turn);
    }

    /** Returns true if no request of the kind of {@code turn} waits. */
    boolean isFirst(Turn turn) {
        return queue(turn).isEmpty();
    }

    boolean isEmpty() {
        return sync.isEmpty() && async.isEmpty();
    }

    boolean hasSync() {
        return !sync.isEmpty();
    }

    /** Removes the requests at the head that were cancelled. */
    void dropOver() {
        dropOver(sync);
        dropOver(async);
    }

    /** Removes and returns the request that arrived first, among the synchronous ones if there is no permit. */
    @Nullable
    Turn poll(boolean permit) {
        Turn one = sync.peek();
        Turn other = permit ? async.peek() : null;
        boolean syncFirst = other == null || (one != null && one.number < other.number);
        return syncFirst ? sync.poll() : async.poll();
    }

    /** Returns true if nothing is lost when this lane is forgotten. */
    boolean isIdle(long now, long nanos) {
        return calls == 0 && isEmpty() && !timed && now - lastUse > nanos;
    }

    private Deque<Turn> queue(Turn turn) {
        return turn.isAsync() ? async : sync;
    }

    private static void dropOver(Deque<Turn> turns) {
        for (Turn first = turns.peek(); first != null && first.isOver(); first = turns.peek()) {
            turns.remove();
        }
    }
}
