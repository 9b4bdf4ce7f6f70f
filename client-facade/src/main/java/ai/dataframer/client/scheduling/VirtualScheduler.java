package ai.dataframer.client.scheduling;

import ai.dataframer.client.internal.Durations;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time, which passes only while nothing else happens: when no request is in flight and no code of the program runs,
 * the clock jumps to the next scheduled task. An hour of polling takes milliseconds, every delay is exact, and any number of
 * waits may run at once. A watchdog runs when the clock passes its time, or through {@link #advance}.
 *
 * <pre>{@code
 * client = DataframerClient.builder().scheduler(new VirtualScheduler()) ...
 * }</pre>
 *
 * <p>If nothing moves for a second of real time, time no longer waits for what is in flight or blocks: a request without an
 * answer ends at its timeout, or at the deadline of its wait. While the process computes, with the loading of classes for
 * instance, the second may become half a minute. The test's own code does not hold time: between two of its calls, waits that it has
 * started go on. Thread-safe.
 */
public final class VirtualScheduler implements Scheduler {
    /** Its threads end after a second without work: each test may have a scheduler of its own. */
    private final ExecutorService workers = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), VirtualScheduler::daemon);

    // Guarded by this.
    private final TreeSet<Task> tasks =
            new TreeSet<>(Comparator.comparingLong(Task::time).thenComparingLong(Task::number));
    private final Set<Object> busy = new HashSet<>();
    private int delays;
    private long now;
    private long count;
    private long moves;
    private boolean running;

    /** Creates a scheduler whose clock stands at zero. */
    public VirtualScheduler() {}

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public Future<?> schedule(Runnable task, Duration delay) {
        return add(task, delay, true);
    }

    @Override
    public Future<?> watchdog(Runnable task, Duration delay) {
        return add(task, delay, false);
    }

    @Override
    public void execute(Runnable task) {
        var code = new Object();
        hold(code);
        workers.execute(() -> {
            try {
                task.run();
            } finally {
                release(code);
            }
        });
    }

    /**
     * Holds time until the returned action has run, or until nothing has moved for a second of real time. The library does so
     * for each of its requests; a test may do so for a request of its own.
     *
     * @return lets time pass again; idempotent
     */
    public Runnable hold() {
        var hold = new Object();
        hold(hold);
        return () -> release(hold);
    }

    /**
     * Advances the clock, and runs the tasks that become due, watchdogs included, on the caller's thread.
     *
     * @param time the time to advance by
     * @throws IllegalArgumentException if the time is negative, or goes past the end of the clock, 292 years after its start
     */
    public void advance(Duration time) {
        long end = end(time);
        var advance = new Object();
        hold(advance);
        try {
            for (Task due = next(end); due != null; due = next(end)) {
                due.run();
            }
        } finally {
            release(advance);
        }
    }

    private synchronized long end(Duration time) {
        Duration left = Duration.ofNanos(Long.MAX_VALUE - 1 - now);
        if (time.isNegative() || time.compareTo(left) > 0) {
            throw new IllegalArgumentException("the clock can advance by 0 to " + left + ": " + time);
        }
        return now + time.toNanos();
    }

    private synchronized @Nullable Task next(long time) {
        if (tasks.isEmpty() || tasks.first().time > time) {
            now = Math.max(now, time);
            return null;
        }
        return takeFirst();
    }

    private synchronized Task add(Runnable work, Duration delay, boolean isDelay) {
        long time = now + Math.max(0, Durations.toNanos(delay));
        var task = new Task(work, time < 0 ? Long.MAX_VALUE : time, count++, isDelay && time >= 0);
        tasks.add(task);
        delays += task.isDelay ? 1 : 0;
        moved();
        return task;
    }

    private synchronized void hold(Object what) {
        busy.add(what);
        moved();
    }

    private synchronized void release(Object what) {
        if (busy.remove(what)) {
            moved();
        }
    }

    private synchronized void forget(Task task) {
        if (tasks.remove(task)) {
            delays -= task.isDelay ? 1 : 0;
        }
    }

    private void moved() {
        moves++;
        if (running) {
            if (busy.isEmpty()) {
                notifyAll();
            }
        } else if (isDue() || isHeld()) {
            running = true;
            workers.execute(this::letTimePass);
        }
    }

    /** Runs on one thread at a time, until time has to stand still. */
    private void letTimePass() {
        for (Task due = awaitDue(); due != null; due = awaitDue()) {
            due.run();
            release(due);
        }
    }

    /** Returns the next task, which holds time; null if time stands still until something happens. */
    private synchronized @Nullable Task awaitDue() {
        awaitIdle();
        if (!isDue()) {
            running = false;
            return null;
        }
        Task due = takeFirst();
        busy.add(due);
        return due;
    }

    private void awaitIdle() {
        var standstill = new Standstill();
        while (isHeld()) {
            try {
                wait(Standstill.TICK_MILLIS);
            } catch (InterruptedException e) {
                // It was meant for a task that this thread has run.
            }
            if (isHeld() && standstill.hasLasted(moves)) {
                busy.clear();
            }
        }
    }

    private boolean isHeld() {
        return !busy.isEmpty() && !tasks.isEmpty();
    }

    private boolean isDue() {
        return busy.isEmpty() && delays > 0;
    }

    private Task takeFirst() {
        Task first = tasks.first();
        forget(first);
        now = Math.max(now, first.time);
        return first;
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "dataframer-virtual");
        thread.setDaemon(true);
        return thread;
    }

    /** A task, which leaves the queue when it is cancelled. */
    private final class Task extends FutureTask<@Nullable Void> {
        private final long time;
        private final long number;
        private final boolean isDelay;

        private Task(Runnable work, long time, long number, boolean isDelay) {
            super(work, null);
            this.time = time;
            this.number = number;
            this.isDelay = isDelay;
        }

        private long time() {
            return time;
        }

        private long number() {
            return number;
        }

        @Override
        protected void done() {
            forget(this);
        }
    }
}
