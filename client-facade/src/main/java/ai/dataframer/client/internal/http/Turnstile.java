package ai.dataframer.client.internal.http;

import ai.dataframer.client.scheduling.Scheduler;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The queue of a client's requests. It limits the asynchronous requests in flight: they share the permits in turn, lane by lane.
 * Each {@link Lane} keeps its own order and pace. A queued request has no thread. Thread-safe.
 */
final class Turnstile {
    /** A lane that is idle for this long is forgotten. */
    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final Scheduler scheduler;
    private final IntSupplier limit;

    // Guarded by this, like every lane.
    private final Map<Object, Lane> lanes = new LinkedHashMap<>(4, 0.75f, true); // the least recently used first
    private final Queue<Lane> due = new ArrayDeque<>(); // the delay of their next request is over
    private final Queue<Lane> full = new ArrayDeque<>(); // their next request lacks a permit
    private int inFlight;
    private boolean draining;

    /** Takes the maximum number of asynchronous requests in flight. */
    Turnstile(Scheduler scheduler, IntSupplier limit) {
        this.scheduler = scheduler;
        this.limit = limit;
    }

    /** Returns the lane with this name: a new one if there is none, or if it was idle for a minute. */
    synchronized Lane lane(Object name) {
        long now = scheduler.nanoTime();
        Lane lane = lanes.computeIfAbsent(name, n -> new Lane());
        lane.lastUse = now;
        Iterator<Lane> eldest = lanes.values().iterator();
        for (int i = 0; i < 2 && eldest.hasNext(); i++) { // faster than lanes are added
            if (eldest.next().isIdle(now, IDLE_NANOS)) {
                eldest.remove();
            }
        }
        return lane;
    }

    /** Records that a call of {@code lane} begins, which may send several requests. */
    synchronized void begin(Lane lane) {
        lane.calls++;
    }

    /** Records that a call of {@code lane} has ended. */
    synchronized void end(Lane lane) {
        lane.calls--;
        lane.lastUse = scheduler.nanoTime();
    }

    /** Returns the number of lanes that are remembered. */
    synchronized int lanes() {
        return lanes.size();
    }

    /** Runs {@code turn} now, on this thread, or later on another one; never if it has been cancelled by then. */
    void enter(Lane lane, Turn turn) {
        synchronized (this) {
            if (!lane.isFirst(turn) || !mayGo(lane, turn)) {
                lane.add(turn);
                return;
            }
            count(lane, turn);
        }
        go(turn);
    }

    /** Lets {@code turn}, which gave its permit back, go as the next of its lane. */
    void enterAgain(Lane lane, Turn turn) {
        synchronized (this) {
            if (!mayGo(lane, turn)) {
                lane.addFirst(turn);
                return;
            }
            count(lane, turn);
        }
        go(turn);
    }

    /** Records that an asynchronous request has ended, and lets others go, on this thread. */
    void leave() {
        synchronized (this) {
            inFlight--;
        }
        drain();
    }

    /** Records the outcome of a request of {@code lane} sent at {@code sent}: null for a response that was read. */
    void ended(Lane lane, long sent, @Nullable Throwable failure) {
        boolean wasFree;
        double rate;
        synchronized (this) {
            wasFree = Double.isInfinite(lane.pace.rate());
            lane.pace.ended(sent, scheduler.nanoTime(), failure);
            rate = lane.pace.rate();
        }
        if (wasFree && Double.isFinite(rate)) {
            String perSecond = String.format(Locale.ROOT, "%.1f per second", rate);
            AttemptLog.LOG.log(
                    Level.WARNING,
                    "the service refuses requests for their rate; this client now sends " + perSecond
                            + ", and more as the service accepts them");
        } else if (!wasFree && Double.isInfinite(rate)) {
            AttemptLog.LOG.log(
                    Level.INFO, "the service accepts all requests again; this client no longer limits their rate");
        }
    }

    /** Whatever becomes of {@code turn}, the requests behind it still go. */
    private static void go(Turn turn) {
        try {
            turn.go();
        } catch (RuntimeException | Error e) {
            turn.fail(e);
        }
    }

    private void drain() {
        synchronized (this) {
            if (draining) {
                return; // by another thread, or further up on this one, which will see the change
            }
            draining = true;
        }
        for (Turn turn = next(); turn != null; turn = next()) {
            go(turn);
        }
    }

    private synchronized @Nullable Turn next() {
        for (Lane lane = nextLane(); lane != null; lane = nextLane()) {
            Turn turn = next(lane);
            if (turn != null) {
                return turn;
            }
        }
        draining = false;
        return null;
    }

    private @Nullable Lane nextLane() {
        Lane lane = due.poll();
        if (lane == null && inFlight < limit.getAsInt()) {
            lane = full.poll();
            if (lane != null) {
                lane.full = false;
            }
        }
        return lane;
    }

    /** Returns the next request of {@code lane}, or null if it has to wait; then the lane comes back when the cause ends. */
    private @Nullable Turn next(Lane lane) {
        lane.dropOver();
        if (lane.isEmpty() || isTooEarly(lane)) {
            return null;
        }
        Turn turn = lane.poll(inFlight < limit.getAsInt());
        if (turn != null) {
            count(lane, turn);
        }
        if (lane.hasSync()) {
            due.add(lane);
        } else if (!lane.isEmpty()) {
            lacksPermit(lane); // or waits until the other lanes have had a turn
        }
        return turn;
    }

    private void count(Lane lane, Turn turn) {
        if (turn.isAsync()) {
            inFlight++;
        }
        lane.pace.sent(scheduler.nanoTime());
    }

    /** Returns false if {@code turn} has to wait; then its lane comes back when the cause ends. */
    private boolean mayGo(Lane lane, Turn turn) {
        if (isTooEarly(lane)) {
            return false;
        }
        if (!turn.isAsync() || (inFlight < limit.getAsInt() && full.isEmpty())) {
            return true;
        }
        lacksPermit(lane);
        return false;
    }

    /** Returns true if the pace delays the next request of {@code lane}, and sets a timer. */
    private boolean isTooEarly(Lane lane) {
        long delay = lane.pace.delay(scheduler.nanoTime());
        if (delay > 0 && !lane.timed) {
            try {
                scheduler.schedule(() -> timeHasCome(lane), Duration.ofNanos(delay));
            } catch (IllegalStateException e) {
                return false; // the scheduler is closed: the request fails, or needs no timer
            }
            lane.timed = true;
        }
        return delay > 0;
    }

    private void timeHasCome(Lane lane) {
        synchronized (this) {
            lane.timed = false;
            due.add(lane);
        }
        drain();
    }

    private void lacksPermit(Lane lane) {
        if (!lane.full) {
            lane.full = true;
            full.add(lane);
        }
    }
}
