package ai.dataframer.client.polling;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A pool of a few threads for quick tasks. It grows only while no task ends although others are queued: the running ones
 * may wait for the queued ones.
 */
final class Workers extends ThreadPoolExecutor {
    static final int SIZE = 16;
    static final int MAX_SIZE = 256;

    private static final long STALL_MILLIS = 1000;

    /** After shutdown(), tasks run on the caller's thread. */
    private static final RejectedExecutionHandler CLOSED = (task, pool) -> task.run();

    private final ScheduledExecutorService timer;
    private final AtomicBoolean checking = new AtomicBoolean();
    private long endedBefore;

    /** Takes the timer that checks for a stall while tasks are queued. */
    Workers(ScheduledExecutorService timer, ThreadFactory threads, long idleSeconds) {
        super(SIZE, MAX_SIZE, idleSeconds, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads, CLOSED);
        this.timer = timer;
        allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        super.execute(task);
        checkLater();
    }

    private void checkLater() {
        if ((!getQueue().isEmpty() || getCorePoolSize() > SIZE) && checking.compareAndSet(false, true)) {
            timer.schedule(this::check, STALL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void check() {
        long ended = getCompletedTaskCount();
        int size = ended == endedBefore && !getQueue().isEmpty() ? 2 * getPoolSize() : SIZE;
        setCorePoolSize(Math.max(SIZE, Math.min(size, MAX_SIZE)));
        endedBefore = ended;
        checking.set(false);
        checkLater();
    }
}
