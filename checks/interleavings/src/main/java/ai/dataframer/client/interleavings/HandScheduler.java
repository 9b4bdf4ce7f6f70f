package ai.dataframer.client.interleavings;

import ai.dataframer.client.scheduling.Scheduler;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Time that stands still. Timers run when a test runs them; what is executed runs at once on the caller's thread, or where the test
 * says. Thread-safe.
 */
public final class HandScheduler implements Scheduler {
    private final Queue<FutureTask<?>> timers = new ConcurrentLinkedQueue<>();
    private final Executor program;

    public HandScheduler() {
        this(Runnable::run);
    }

    public HandScheduler(Executor program) {
        this.program = program;
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public Future<?> schedule(Runnable task, Duration delay) {
        var timer = new FutureTask<>(task, null);
        timers.add(timer);
        return timer;
    }

    @Override
    public void execute(Runnable task) {
        program.execute(task);
    }

    /** Removes the timer that was set first, and returns it. */
    public FutureTask<?> takeTimer() {
        return timers.remove();
    }

    /** Returns the number of timers that neither ran nor were cancelled. */
    public long pending() {
        return timers.stream().filter(timer -> !timer.isDone()).count();
    }
}
