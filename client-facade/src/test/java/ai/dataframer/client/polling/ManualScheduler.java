package ai.dataframer.client.polling;

import ai.dataframer.client.scheduling.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Time that stands still, and tasks that run when the test says so, on its own thread. */
final class ManualScheduler implements Scheduler {
    private final List<Task> tasks = new ArrayList<>();
    private long now;

    private record Task(long time, FutureTask<?> work) {}

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Future<?> schedule(Runnable task, Duration delay) {
        var added = new FutureTask<>(task, null);
        tasks.add(new Task(now + delay.toNanos(), added));
        return added;
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    /** Returns the number of tasks that are neither run nor cancelled. */
    long pending() {
        return tasks.stream().filter(task -> !task.work.isDone()).count();
    }

    void runAll() {
        List.copyOf(tasks).forEach(task -> task.work.run());
    }

    /** Moves the clock on in one step, and only then runs what fell due, as in a process that was stopped. */
    void standStill(Duration time) {
        now += time.toNanos();
        tasks.stream()
                .filter(task -> task.time <= now)
                .sorted(Comparator.comparingLong(Task::time))
                .toList()
                .forEach(task -> task.work.run());
    }
}
