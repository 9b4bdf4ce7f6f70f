package ai.dataframer.client.scheduling;

import ai.dataframer.client.internal.Durations;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Real time: one timer thread for the library's tasks, and workers for the program's code. From Java 24 on each task of the
 * program has a virtual thread; before, a few threads share the tasks, and tasks that block get further threads within some
 * 100 ms. All are daemon threads named {@code dataframer-...}, with the context class loader of the thread that created the
 * scheduler. None starts before the first task, and each ends after a few idle seconds.
 */
public final class SystemScheduler implements Scheduler, AutoCloseable {
    private static final long IDLE_SECONDS = 5;

    private final @Nullable ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons("dataframer-timer"));
    private final Workers pool = new Workers(daemons("dataframer-worker"), daemons("dataframer-growth"), IDLE_SECONDS);

    /** Creates a scheduler with its own threads. Close it after use. */
    public SystemScheduler() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    /**
     * Runs a short task after a delay, on the timer's thread.
     *
     * @throws IllegalStateException if this scheduler is closed
     */
    @Override
    public Future<?> schedule(Runnable task, Duration delay) {
        try {
            return timer.schedule(task, Durations.toNanos(delay), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the scheduler is closed", e);
        }
    }

    @Override
    public void execute(Runnable task) {
        if (VirtualThreads.areThere()) {
            VirtualThreads.start(task, classLoader);
        } else {
            pool.execute(task);
        }
    }

    /**
     * Accepts no further tasks to schedule and lets the threads end. Tasks that are scheduled already still run at their time,
     * so that no wait is left without its deadline, and a task passed to {@link #execute} runs, also later.
     */
    @Override
    public void close() {
        timer.shutdown();
        pool.retire();
    }

    private ThreadFactory daemons(String name) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(classLoader);
            return thread;
        };
    }
}
