package ai.dataframer.client.polling;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The clock and the threads of waits and retries. The library has one for real time; with {@link VirtualScheduler} a
 * test of hours takes milliseconds. Thread-safe.
 *
 * <p>A task may block, so an implementation must run each task where it does not delay others.
 */
public interface Scheduler extends Executor {
    /** {@return the time of a clock in nanoseconds, which never goes back and is unrelated to the time of day} */
    long nanoTime();

    /**
     * Runs a task after a delay.
     *
     * @param task the task
     * @param delay time until it runs
     * @return a future that cancels the task if it has not started
     */
    Future<?> schedule(Runnable task, Duration delay);

    /**
     * Runs a task after a delay, to guard work that should end sooner. In real time this is the same as {@link
     * #schedule}; virtual time does not jump ahead to the task.
     *
     * @param task the task
     * @param delay time until it runs
     * @return a future that cancels the task if it has not started
     */
    default Future<?> watchdog(Runnable task, Duration delay) {
        return schedule(task, delay);
    }

    /**
     * {@return a number in [0, 1) that picks the jitter of a delay; random by default, repeatable in a test that overrides
     * it}
     */
    default double random() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
