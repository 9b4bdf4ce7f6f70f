package ai.dataframer.client.faults;

import ai.dataframer.client.scheduling.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Time that stands still until it is moved on: what is scheduled stays pending for a test to look at. */
final class HeldScheduler implements Scheduler {
    private final List<Task> tasks = new ArrayList<>();
    private long now;

    private record Task(long time, boolean watchdog, FutureTask<?> work) {}

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public Future<?> schedule(Runnable task, Duration delay) {
        return add(task, delay, false);
    }

    @Override
    public Future<?> watchdog(Runnable task, Duration delay) {
        return add(task, delay, true);
    }

    @Override
    public void execute(Runnable task) {
        var thread = new Thread(task, "held-scheduler");
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until a delay, of a retry or between polls, is pending. */
    void awaitDelay() {
        await(() -> tasks.stream().anyMatch(task -> !task.watchdog && !task.work.isDone()), "no delay is pending");
    }

    /** Waits until every delay and watchdog has run or is cancelled. */
    void awaitNothingPending() {
        await(() -> tasks.stream().allMatch(task -> task.work.isDone()), "a timer is left");
    }

    /** Moves the clock on, and runs what falls due on this thread. */
    void advance(Duration time) {
        List<Task> due;
        synchronized (this) {
            now += time.toNanos();
            due = tasks.stream()
                    .filter(task -> task.time <= now)
                    .sorted(Comparator.comparingLong(Task::time))
                    .toList();
        }
        due.forEach(task -> task.work.run());
    }

    private synchronized Future<?> add(Runnable task, Duration delay, boolean watchdog) {
        var work = new FutureTask<>(task, null) {
            @Override
            protected void done() {
                changed();
            }
        };
        tasks.add(new Task(now + delay.toNanos(), watchdog, work));
        notifyAll();
        return work;
    }

    private synchronized void changed() {
        notifyAll();
    }

    private synchronized void await(BooleanSupplier condition, String otherwise) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        try {
            while (!condition.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(limit - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError(otherwise);
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
