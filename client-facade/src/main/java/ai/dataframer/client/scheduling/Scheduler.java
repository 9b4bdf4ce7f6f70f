package ai.dataframer.client.scheduling;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The clock, the timers and the threads of waits and retries. The library has one for real time; with {@link
 * VirtualScheduler} a test of hours takes milliseconds. Thread-safe.
 *
 * <p>An implementation keeps two kinds of work apart. What the library {@linkplain #schedule schedules} is short and never
 * blocks: deadlines, delays, the queue. What it {@linkplain #execute executes} is the program's code, which may block for
 * any time: listeners, continuations, blocking fetches, key providers.
 *
 * <p>A call ends even if an implementation fails. If it rejects a task to schedule, the call or wait fails with an {@link
 * IllegalStateException}. A task to execute that it rejects, and any task that it has not started a second after its time,
 * runs on a thread of the library.
 */
public interface Scheduler extends Executor {
    /** {@return the time of a clock in nanoseconds, which never goes back and is unrelated to the time of day} */
    long nanoTime();

    /**
     * Runs a short task of the library after a delay. One thread can run all of these tasks.
     *
     * @param task the task, which never blocks
     * @param delay time until it runs
     * @return a future that cancels the task if it has not started
     */
    Future<?> schedule(Runnable task, Duration delay);

    /**
     * Runs a short task of the library after a delay, to guard work that should end sooner. In real time this is the same as
     * {@link #schedule}; virtual time does not jump ahead to the task.
     *
     * @param task the task, which never blocks
     * @param delay time until it runs
     * @return a future that cancels the task if it has not started
     */
    default Future<?> watchdog(Runnable task, Duration delay) {
        return schedule(task, delay);
    }

    /**
     * Runs code of the program, which may block for any time. Each task starts at once, however many others block.
     *
     * @param task the task
     */
    @Override
    void execute(Runnable task);

    /** {@return a number in [0, 1) that picks the jitter of a delay} Random by default; a test can make it repeatable. */
    default double random() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
