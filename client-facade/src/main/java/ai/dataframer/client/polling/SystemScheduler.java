package ai.dataframer.client.polling;

import ai.dataframer.client.internal.Durations;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real time: one timer thread and a few worker threads, with more only while tasks block. All are daemon threads named
 * {@code dataframer-...}. None starts before the first task, and each ends after a few idle seconds.
 */
public final class SystemScheduler implements Scheduler, AutoCloseable {
    private static final long IDLE_SECONDS = 5;
    private static final SystemScheduler SHARED = new SystemScheduler();

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, daemons("dataframer-timer"), new ThreadPoolExecutor.DiscardPolicy()); // of what comes after close()
    private final Workers workers = new Workers(timer, System::nanoTime, daemons("dataframer-worker"), IDLE_SECONDS);

    /** Creates a scheduler with its own threads. Close it after use. */
    public SystemScheduler() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** Returns the scheduler of pollers that have none of their own. */
    static Scheduler shared() {
        return SHARED;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Future<?> schedule(Runnable task, Duration delay) {
        try {
            return timer.schedule(() -> workers.execute(task), Durations.toNanos(delay), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the scheduler is closed", e);
        }
    }

    @Override
    public void execute(Runnable task) {
        workers.execute(task);
    }

    /**
     * Discards the scheduled tasks and lets the threads end. Tasks passed to {@link #execute} from now on run on the
     * caller's thread.
     */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.close();
    }

    private static ThreadFactory daemons(String name) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
