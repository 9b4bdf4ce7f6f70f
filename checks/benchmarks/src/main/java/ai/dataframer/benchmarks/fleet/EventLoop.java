package ai.dataframer.benchmarks.fleet;

import ai.dataframer.client.scheduling.Scheduler;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Virtual time for any number of waits: tasks run in the order of their times, all on the thread that calls {@link #run}. */
final class EventLoop implements Scheduler {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::time).thenComparingLong(Task::number));
    private long now;
    private long count;

    private record Task(long time, long number, Runnable work, CompletableFuture<Void> handle) {}

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Future<?> schedule(Runnable work, Duration delay) {
        var handle = new CompletableFuture<Void>();
        tasks.add(new Task(now + delay.toNanos(), count++, work, handle));
        return handle;
    }

    @Override
    public void execute(Runnable work) {
        schedule(work, Duration.ZERO);
    }

    /** Runs what falls due up to {@code end}. */
    void run(Duration end) {
        while (!tasks.isEmpty() && tasks.element().time <= end.toNanos()) {
            Task task = tasks.remove();
            if (!task.handle.isCancelled()) {
                now = task.time;
                task.work.run();
            }
        }
    }
}
