package ai.dataframer.client.polling;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Runs quick tasks on a few threads, even those of ten thousand waits, and adds threads while tasks are slow. A task that
 * blocks delays the others by a few tenths of a second at most; one that computes or reads from a socket, by a few seconds.
 */
final class Workers implements Executor {
    /** Threads that are free for quick tasks. */
    static final int FREE = 4;

    private static final long CHECK_MILLIS = 20;
    private static final long WAITING_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** States in which more threads would not help: the thread waits for the CPU or for a monitor. */
    private static final long RUNNABLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;
    private final Map<Thread, Long> startTimes = new ConcurrentHashMap<>();
    private final AtomicBoolean checking = new AtomicBoolean();
    private final ThreadPoolExecutor pool;

    /** Takes the timer that checks the tasks periodically while any are queued. */
    Workers(ScheduledExecutorService timer, LongSupplier nanoTime, ThreadFactory threads, long idleSeconds) {
        this.timer = timer;
        this.nanoTime = nanoTime;
        pool =
                new ThreadPoolExecutor(
                        FREE,
                        Integer.MAX_VALUE,
                        idleSeconds,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        threads,
                        (task, closed) -> task.run()) {
                    @Override
                    protected void beforeExecute(Thread thread, Runnable task) {
                        startTimes.put(thread, nanoTime.getAsLong());
                    }

                    @Override
                    protected void afterExecute(Runnable task, Throwable failure) {
                        startTimes.remove(Thread.currentThread());
                    }
                };
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
        checkLater();
    }

    /** Lets the threads end when the tasks are done. Later tasks run on the caller's thread. */
    void close() {
        pool.shutdown();
    }

    private void checkLater() {
        if (!pool.getQueue().isEmpty() && checking.compareAndSet(false, true)) {
            timer.schedule(this::check, CHECK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Adds a thread for each slow task, because the queued tasks may be slow too. */
    private void check() {
        long now = nanoTime.getAsLong();
        long busy = startTimes.entrySet().stream()
                .filter(task -> isBusy(task.getKey(), now - task.getValue()))
                .count();
        pool.setCorePoolSize((int) (FREE + 2 * busy));
        checking.set(false);
        checkLater();
    }

    private static boolean isBusy(Thread thread, long nanos) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING -> nanos > WAITING_NANOS;
            default -> nanos > RUNNABLE_NANOS;
        };
    }
}
