package ai.dataframer.client.scheduling;

import ai.dataframer.client.internal.Durations;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Virtual time, which passes only when nothing else happens: a scheduled task runs at once, and the clock jumps to the
 * time of the task. An hour of polling takes milliseconds, and every delay is exact. Intended for tests with one wait
 * at a time. A watchdog runs when the clock passes its time, or through {@link #advance}.
 *
 * <pre>{@code
 * client = DataframerClient.builder().scheduler(new VirtualScheduler()) ...
 * }</pre>
 */
public final class VirtualScheduler implements Scheduler {
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "dataframer-virtual");
        thread.setDaemon(true);
        return thread;
    });
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::time).thenComparingLong(Task::number));
    private long now;
    private long count;

    /** Creates a scheduler whose clock stands at zero. */
    public VirtualScheduler() {}

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public Future<?> schedule(Runnable task, Duration delay) {
        Task added = add(task, delay);
        workers.execute(() -> {
            if (!added.work.isCancelled()) {
                runUntil(added.time);
            }
        });
        return added.work;
    }

    @Override
    public Future<?> watchdog(Runnable task, Duration delay) {
        return add(task, delay).work;
    }

    @Override
    public void execute(Runnable task) {
        workers.execute(task);
    }

    /**
     * Advances the clock, and runs the tasks that become due, watchdogs included, on the caller's thread.
     *
     * @param time the time to advance by
     */
    public void advance(Duration time) {
        runUntil(nanoTime() + Durations.toNanos(time));
    }

    private synchronized Task add(Runnable task, Duration delay) {
        long time = now + Durations.toNanos(delay);
        var added = new Task(time < 0 ? Long.MAX_VALUE : time, count++, new FutureTask<>(task, null));
        tasks.add(added);
        return added;
    }

    private void runUntil(long time) {
        for (Task due = next(time); due != null; due = next(time)) {
            due.work.run();
        }
    }

    private synchronized @Nullable Task next(long time) {
        Task first = tasks.peek();
        if (first == null || first.time > time) {
            now = Math.max(now, time);
            return null;
        }
        now = Math.max(now, first.time);
        return tasks.poll();
    }

    private record Task(long time, long number, FutureTask<?> work) {}
}
