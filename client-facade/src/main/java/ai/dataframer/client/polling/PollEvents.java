package ai.dataframer.client.polling;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Passes the events of one wait to its listener, in order and one at a time, without holding up the wait. Thread-safe. */
final class PollEvents<T> {
    private static final Logger LOG = System.getLogger(Poller.class.getName());

    private final PollListener<T> listener;
    private final Executor program;

    // Guarded by this.
    private final Queue<PollEvent<T>> queue = new ArrayDeque<>(2);
    private boolean delivering;
    private boolean ended;
    private @Nullable Runnable whenDelivered;

    /** Takes the executor of the program's code. */
    PollEvents(PollListener<T> listener, Executor program) {
        this.listener = listener;
        this.program = program;
    }

    /** Adds an event, unless the last one has been added. */
    void add(PollEvent<T> event) {
        boolean deliver;
        synchronized (this) {
            deliver = offer(event);
        }
        if (deliver) {
            program.execute(this::deliver);
        }
    }

    /**
     * Adds the last event, if there is one, and runs {@code next} once the listener has returned from every event. Returns
     * false if there was none to wait for.
     */
    boolean addLast(@Nullable PollEvent<T> event, Runnable next) {
        boolean deliver;
        boolean wait;
        synchronized (this) {
            deliver = event != null && offer(event);
            ended = true; // in one step: an event of a late decision would come after the last
            wait = delivering;
            if (wait) {
                whenDelivered = next;
            }
        }
        if (deliver) {
            program.execute(this::deliver);
        }
        if (!wait) {
            next.run();
        }
        return wait;
    }

    /** Returns true if the caller has to deliver, because nobody does. Guarded by this. */
    private boolean offer(PollEvent<T> event) {
        if (ended) {
            return false;
        }
        queue.add(event);
        boolean isIdle = !delivering;
        delivering = true;
        return isIdle;
    }

    /** Forgets the events that the listener has not received. */
    synchronized void drop() {
        ended = true;
        queue.clear();
    }

    private void deliver() {
        for (PollEvent<T> event = next(); event != null; event = next()) {
            try {
                listener.onPoll(event);
            } catch (Throwable e) {
                LOG.log(Level.WARNING, "a poll listener threw; the wait goes on", e);
            }
        }
    }

    private @Nullable PollEvent<T> next() {
        Runnable next;
        synchronized (this) {
            PollEvent<T> event = queue.poll();
            if (event != null) {
                return event;
            }
            delivering = false;
            next = whenDelivered;
        }
        if (next != null) {
            next.run();
        }
        return null;
    }
}
