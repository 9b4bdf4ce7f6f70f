package ai.dataframer.client.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.Await;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
