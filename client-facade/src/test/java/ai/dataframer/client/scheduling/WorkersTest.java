package ai.dataframer.client.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.Await;
import java.lang.Thread.State;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkersTest {
    private final Workers workers = new Workers(Thread::new, Thread::new, 1);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @AfterEach
    void close() {
        workers.retire();
    }

    @Test
    void execute_manyQuickTasks_takeAFewThreads() throws Exception {
        var done = new CountDownLatch(20_000);

        for (int i = 0; i < 20_000; i++) {
            workers.execute(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                running.decrementAndGet();
                done.countDown();
            });
        }

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isLessThanOrEqualTo(Workers.SIZE);
        assertThat(workers.getPoolSize()).isLessThanOrEqualTo(Workers.SIZE);
    }

    @Test
    void execute_tasksThatWaitForQueuedOnes_letThoseRun() throws Exception {
        int blocked = 5 * Workers.SIZE;
        var begun = new CountDownLatch(blocked);
        var release = new CountDownLatch(1);
        for (int i = 0; i < blocked; i++) {
            workers.execute(() -> {
                begun.countDown();
                awaitQuietly(release);
            });
        }

        workers.execute(release::countDown);

        assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void execute_afterAStall_takesAFewThreadsAgain() throws Exception {
        execute_tasksThatWaitForQueuedOnes_letThoseRun();
        Await.until(() -> workers.getPoolSize() == 0 && workers.getCorePoolSize() == Workers.SIZE); // a second or two

        execute_manyQuickTasks_takeAFewThreads();
    }

    @Test
    void execute_twoThousandTasksThatBlock_allStart() throws Exception {
        var begun = new CountDownLatch(2000);
        var release = new CountDownLatch(1);

        for (int i = 0; i < 2000; i++) {
            workers.execute(() -> {
                begun.countDown();
                awaitQuietly(release);
            });
        }

        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        release.countDown();
    }

    @Test
    void retire_tasksThatBlock_keepNoLaterOneFromRunning() throws Exception {
        var release = new CountDownLatch(1);
        workers.retire();
        for (int i = 0; i < 2 * Workers.SIZE; i++) {
            workers.execute(() -> awaitQuietly(release));
        }

        workers.execute(release::countDown);

        assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
        Await.until(() -> workers.getPoolSize() == 0); // idle threads end at once
    }

    @Test
    void retire_idleThreads_endAtOnce() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        ThreadFactory factory = task -> {
            var thread = new Thread(task);
            threads.add(thread);
            return thread;
        };
        var patient = new Workers(factory, factory, TimeUnit.HOURS.toSeconds(1));
        int tasks = Workers.SIZE + 1; // the last one needs the thread that lets the pool grow
        var begun = new CountDownLatch(tasks);
        for (int i = 0; i < tasks; i++) {
            patient.execute(() -> {
                begun.countDown();
                awaitQuietly(begun);
            });
        }
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        patient.retire();

        assertThat(threads).hasSizeGreaterThan(tasks);
        Await.until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void isWaiting_threadThatAwaitsALatch_true() {
        var release = new CountDownLatch(1);
        assertThat(isWaiting(() -> awaitQuietly(release), State.WAITING)).isTrue();
        release.countDown();
    }

    @Test
    void isWaiting_threadThatSleeps_true() {
        assertThat(isWaiting(() -> LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(1)), State.TIMED_WAITING))
                .isTrue();
    }

    @Test
    void isWaiting_threadThatQueuesForALock_false() {
        var lock = new ReentrantLock();
        lock.lock();
        try {
            assertThat(isWaiting(lock::lock, State.WAITING)).isFalse();
        } finally {
            lock.unlock();
        }
    }

    @Test
    void isWaiting_threadThatRuns_false() {
        assertThat(Workers.isWaiting(Thread.currentThread())).isFalse();
    }

    /** Asks for a thread that runs {@code work}, once it has reached {@code state}. */
    private static boolean isWaiting(Runnable work, State state) {
        var thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        Await.until(() -> thread.getState() == state);
        return Workers.isWaiting(thread);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
