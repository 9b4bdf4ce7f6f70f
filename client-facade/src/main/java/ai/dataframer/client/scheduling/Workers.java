package ai.dataframer.client.scheduling;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A pool of a few threads for tasks that are quick, or block for any time. It grows only while its tasks block: tasks are queued and
 * most threads wait, or no task ends for a while longer, as threads that read from a socket or wait for a lock do not look like
 * waiting ones. Then it doubles at each check, up to a thread for each task.
 */
final class Workers extends ThreadPoolExecutor {
    static final int SIZE = 16;

    private static final long CHECK_MILLIS = 10;

    /** Starts threads, which takes time, so it has a thread of its own while tasks are queued. */
    private final ScheduledThreadPoolExecutor growth;

    private final Set<Thread> busy = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean checking = new AtomicBoolean();

    private final Stall stall = new Stall(); // for the checks only, each of which happens before the next

    /** Takes the factories of the workers and of the thread that checks them. */
    Workers(ThreadFactory threads, ThreadFactory checks, long idleSeconds) {
        super(SIZE, Integer.MAX_VALUE, idleSeconds, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        allowCoreThreadTimeOut(true);
        growth = new ScheduledThreadPoolExecutor(1, checks);
        growth.setKeepAliveTime(idleSeconds, TimeUnit.SECONDS);
        growth.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        super.execute(task);
        checkLater();
    }

    /** Ends idle threads at once from now on. Tasks still run. */
    void retire() {
        setKeepAliveTime(1, TimeUnit.MILLISECONDS);
        growth.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
        busy.add(thread);
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
        busy.remove(Thread.currentThread());
    }

    private void checkLater() {
        boolean isDue = !getQueue().isEmpty() || getCorePoolSize() > SIZE; // after a stall, the size goes back
        if (isDue && checking.compareAndSet(false, true)) {
            growth.schedule(this::check, CHECK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void check() {
        try {
            int queued = getQueue().size();
            int size = getPoolSize();
            if (stall.lasts(queued, getCompletedTaskCount(), waiting(), size)) {
                setCorePoolSize(Math.max(SIZE, size + Math.min(queued, size)));
            } else if (queued == 0) {
                setCorePoolSize(SIZE);
            }
        } finally { // the system may be out of threads
            checking.set(false);
            checkLater();
        }
    }

    private long waiting() {
        return busy.stream().filter(Workers::isWaiting).count();
    }

    /** Returns true for a thread that sleeps or waits, but not for a lock: under load the threads queue for the library's own. */
    static boolean isWaiting(Thread thread) {
        Thread.State state = thread.getState();
        if (state != Thread.State.WAITING && state != Thread.State.TIMED_WAITING) {
            return false;
        }
        Object blocker = LockSupport.getBlocker(thread);
        return blocker == null || blocker.getClass().getEnclosingClass() != ReentrantLock.class;
    }
}
