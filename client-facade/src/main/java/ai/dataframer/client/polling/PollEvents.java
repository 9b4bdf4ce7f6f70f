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
        synchronized (this) {
            if (ended) {
                return;
            }
            queue.add(event);
            if (delivering) {
                return;
            }
            delivering = true;
        }
        program.execute(this::deliver);
    }

    /**
     * Adds the last event, if there is one, and runs {@code next} once the listener has returned from every event. Returns
     * false if that has already happened.
     */
    boolean addLast(@Nullable PollEvent<T> event, Runnable next) {
        if (event != null) {
            add(event);
        }
        synchronized (this) {
            ended = true;
            if (delivering) {
                whenDelivered = next;
                return true;
            }
        }
        next.run();
        return false;
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
