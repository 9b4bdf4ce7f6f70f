package ai.dataframer.client.polling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Time that stands still, and tasks that run when the test says so, on its own thread. */
final class ManualScheduler implements Scheduler {
    private final List<FutureTask<?>> tasks = new ArrayList<>();

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public Future<?> schedule(Runnable task, Duration delay) {
        var added = new FutureTask<>(task, null);
        tasks.add(added);
        return added;
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    /** Returns the number of tasks that are neither run nor cancelled. */
    long pending() {
        return tasks.stream().filter(task -> !task.isDone()).count();
    }

    void runAll() {
        List.copyOf(tasks).forEach(FutureTask::run);
    }
}
