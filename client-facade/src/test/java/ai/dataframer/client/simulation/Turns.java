package ai.dataframer.client.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Order and fairness of the queue. Each operation of an account has a lane: its calls are first sent in the order in which they
 * were started, and no other lane overtakes it again and again. {@code Retry-After} holds back the requests of its lane.
 */
final class Turns {
    /** A timer, the key, and the sending, each as late as it may be. */
    private static final int HOPS = 3;

    private final Loop loop;
    private final Map<String, Lane> lanes = new TreeMap<>();

    /** What is known of a call that waits for its first turn. */
    private static final class Waiting {
        private final long started;
        private long overtakenAt = Long.MAX_VALUE;
        private int overtakenBy;

        private Waiting(long started) {
            this.started = started;
        }
    }

    private static final class Lane {
        private final Map<Integer, Waiting> waiting = new TreeMap<>();
        private final Map<String, Integer> passes = new HashMap<>();
        private long heldUntil;
        private long heldSince;
    }

    Turns(Loop loop) {
        this.loop = loop;
    }

    /** The call enters the queue now. */
    void started(Plan plan) {
        lane(plan).waiting.put(plan.number(), new Waiting(loop.elapsed()));
    }

    /** The call is sent for the first time: those of its lane that started before it should have been. */
    void sentFirst(Plan plan) {
        Map<Integer, Waiting> waiting = lane(plan).waiting;
        Waiting own = waiting.remove(plan.number());
        if (own == null) {
            return;
        }
        if (loop.elapsed() - own.overtakenAt > HOPS * loop.slack()) {
            loop.trace().fault("call " + plan.number() + " was overtaken by call " + own.overtakenBy);
        }
        for (Waiting other : waiting.values()) {
            if (other.started < own.started && other.overtakenAt == Long.MAX_VALUE) {
                other.overtakenAt = loop.elapsed();
                other.overtakenBy = plan.number();
            }
        }
    }

    /** A request is sent: it uses a turn of its lane. */
    void sent(Plan plan, int limit) {
        Lane own = lane(plan);
        own.passes.clear();
        long now = loop.elapsed();
        if (now > own.heldSince + HOPS * loop.slack() && now < own.heldUntil) {
            loop.trace().fault("call " + plan.number() + " is sent before the time of Retry-After");
        }
        if (loop.slack() > 0 || limit == 0) {
            return;
        }
        lanes.forEach((name, lane) -> {
            boolean waits = lane.waiting.values().stream().anyMatch(waiting -> waiting.started < now);
            if (lane != own && waits && lane.passes.merge(name(plan), 1, Integer::sum) > limit + 2) {
                loop.trace().fault("lane " + name + " waits while " + name(plan) + " has one turn after the other");
                lane.passes.clear();
            }
        });
    }

    void ended(Plan plan) {
        lane(plan).waiting.remove(plan.number());
        lane(plan).passes.clear();
    }

    /** The service asks the lane of this call to come back later. */
    void hold(Plan plan, Duration retryAfter) {
        Lane lane = lane(plan);
        long until = loop.elapsed() + retryAfter.toNanos();
        if (until > lane.heldUntil) {
            lane.heldSince = loop.elapsed() < lane.heldUntil ? lane.heldSince : loop.elapsed();
            lane.heldUntil = until;
        }
    }

    private Lane lane(Plan plan) {
        return lanes.computeIfAbsent(name(plan), unseen -> new Lane());
    }

    private static String name(Plan plan) {
        return plan.kind().operation + " " + plan.account();
    }
}
