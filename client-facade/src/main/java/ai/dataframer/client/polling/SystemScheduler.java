package ai.dataframer.client.polling;

import ai.dataframer.client.internal.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real time: one timer thread, and worker threads for the tasks. From Java 24 on these are virtual threads; before, at
 * most 16, and more only if all of them are blocked for a second. All are daemon threads named {@code dataframer-...}.
 * None starts before the first task, and each ends after a few idle seconds.
 */
public final class SystemScheduler implements Scheduler, AutoCloseable {
    private static final long IDLE_SECONDS = 5;
    private static final Optional<ThreadFactory> VIRTUAL_THREADS = VirtualThreads.named("dataframer-worker-");
    private static final SystemScheduler SHARED = new SystemScheduler();

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, daemons("dataframer-timer"), new ThreadPoolExecutor.DiscardPolicy()); // of what comes after close()
    private final Workers pool = new Workers(timer, daemons("dataframer-worker"), IDLE_SECONDS);
    private final Executor workers = VIRTUAL_THREADS
            .<Executor>map(threads -> task -> threads.newThread(task).start())
            .orElse(pool);

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
     * Discards the scheduled tasks and lets the threads end. A task passed to {@link #execute} later still runs: on a
     * virtual thread, or on the caller's thread before Java 24.
     */
    @Override
    public void close() {
        timer.shutdownNow();
        pool.shutdown();
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
