package ai.dataframer.client.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SystemSchedulerTest {
    private final SystemScheduler scheduler = new SystemScheduler();

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void nanoTime_isTheClockOfThisJvm() {
        long before = System.nanoTime();
        long now = scheduler.nanoTime();

        assertThat(now - before).isNotNegative();
        assertThat(System.nanoTime() - now).isNotNegative();
    }

    @Test
    void random_hundredDraws_areDifferentNumbersBelow1() {
        List<Double> draws = Stream.generate(scheduler::random).limit(100).toList();

        assertThat(draws).doesNotHaveDuplicates().allMatch(draw -> draw >= 0 && draw < 1);
    }

    @Test
    void schedule_runsOnADaemonOfItsOwn() {
        var thread = new CompletableFuture<Thread>();

        scheduler.schedule(() -> thread.complete(Thread.currentThread()), Duration.ofMillis(1));

        assertThat(thread).succeedsWithin(Duration.ofSeconds(10)).satisfies(worker -> {
            assertThat(worker.getName()).startsWith("dataframer-timer-");
            assertThat(worker.isDaemon()).isTrue();
        });
    }

    @Test
    void schedule_cancelledBeforeItsTime_isForgottenAtOnce() {
        WeakReference<Future<?>> task = cancelledTask();

        for (int i = 0; i < 100 && task.get() != null; i++) {
            System.gc();
        }

        assertThat(task.get()).isNull();
    }

    @Test
    void schedule_closed_isRejected() {
        scheduler.close();

        assertThatThrownBy(() -> scheduler.schedule(() -> {}, Duration.ofMillis(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the scheduler is closed");
    }

    @Test
    void execute_anyThread_hasTheContextClassLoaderOfTheCreator() {
        var loader = new ClassLoader() {};
        var before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try (var created = new SystemScheduler()) {
            Thread.currentThread().setContextClassLoader(before);
            var seen = new CompletableFuture<ClassLoader>();

            created.execute(() -> seen.complete(Thread.currentThread().getContextClassLoader()));

            assertThat(seen).succeedsWithin(Duration.ofSeconds(10)).isSameAs(loader);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private WeakReference<Future<?>> cancelledTask() {
        Future<?> task = scheduler.schedule(() -> {}, Duration.ofDays(1));
        task.cancel(false);
        return new WeakReference<>(task);
    }
}
