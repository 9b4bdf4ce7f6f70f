package ai.dataframer.client.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkersTest {
    private final SystemScheduler scheduler = new SystemScheduler();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void execute_manyQuickTasks_takeAFewThreads() throws Exception {
        var done = new CountDownLatch(20_000);

        for (int i = 0; i < 20_000; i++) {
            scheduler.execute(() -> {
                threads.add(Thread.currentThread());
                done.countDown();
            });
        }

        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(threads).hasSizeLessThanOrEqualTo(3 * Workers.FREE);
    }

    @Test
    void execute_tasksThatBlock_holdUpNoOther() throws Exception {
        var blocking = new CountDownLatch(200);
        var release = new CountDownLatch(1);
        for (int i = 0; i < 200; i++) {
            scheduler.execute(() -> {
                blocking.countDown();
                awaitQuietly(release);
            });
        }
        var ran = new CountDownLatch(1);

        scheduler.execute(ran::countDown);

        assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(blocking.await(20, TimeUnit.SECONDS)).isTrue(); // a task may have been taken, but not begun
        release.countDown();
    }

    @Test
    void execute_afterClose_runsOnTheCallersThread() {
        scheduler.close();

        scheduler.execute(() -> threads.add(Thread.currentThread()));

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
