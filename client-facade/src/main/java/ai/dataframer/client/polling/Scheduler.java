package ai.dataframer.client.polling;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

/**
 * The time and the threads that waits live by. The library brings one of real time; {@link VirtualScheduler} makes a wait of
 * hours take milliseconds in a test. Safe for use by many threads.
 *
 * <p>A task may block, so an implementation runs each on a thread where that holds up no other.
 */
public interface Scheduler extends Executor {
    /** Returns a reading, in nanoseconds, of a clock that never goes back and has no relation to the time of day. */
    long nanoTime();

    /** Runs {@code task} after {@code delay}, unless the future returned is cancelled before. */
    Future<?> schedule(Runnable task, Duration delay);

    /**
     * Runs {@code task} after {@code delay}, unless the future returned is cancelled before; meant for what guards work that is
     * expected to end sooner. Real time knows no difference to {@link #schedule}; virtual time does not run ahead to it.
     */
    default Future<?> watchdog(Runnable task, Duration delay) {
        return schedule(task, delay);
    }
}
