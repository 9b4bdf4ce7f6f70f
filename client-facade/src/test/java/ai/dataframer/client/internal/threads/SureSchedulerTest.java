package ai.dataframer.client.internal.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.scheduling.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class SureSchedulerTest {
    private static final Duration DELAY = Duration.ofSeconds(5);
    private static final Duration LATE = DELAY.plusSeconds(1);

    private final ByHand supplied = new ByHand();
    private final ByHand reserve = new ByHand();
    private final Scheduler sure = new SureScheduler(supplied, reserve);
    private int runs;

    /** Starts nothing by itself. */
    private static class ByHand implements Scheduler {
        final List<Timer> timers = new ArrayList<>();
        final List<Runnable> tasks = new ArrayList<>();
        Duration time = Duration.ofHours(1);

        @Override
        public long nanoTime() {
            return time.toNanos();
        }

        @Override
        public Future<?> schedule(Runnable task, Duration delay) {
            var timer = new Timer(task, delay, new CompletableFuture<>());
            timers.add(timer);
            return timer.future;
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }
    }

    private static final class AtOnce extends ByHand {
        @Override
        public Future<?> schedule(Runnable task, Duration delay) {
            task.run();
            return super.schedule(task, delay);
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }
    }

    private static final class Full extends ByHand {
        @Override
        public Future<?> schedule(Runnable task, Duration delay) {
            throw new RejectedExecutionException("full");
        }

        @Override
        public void execute(Runnable task) {
            throw new RejectedExecutionException("full");
        }
    }

    private record Timer(Runnable task, Duration delay, CompletableFuture<Void> future) {
        boolean isCancelled() {
            return future.isCancelled();
        }
    }

    @Test
    void schedule_taskThatRunsInTime_leavesNoTimer() {
        Future<?> future = sure.schedule(this::count, DELAY);

        supplied.timers.get(0).task.run();
        reserve.timers.get(0).task.run();

        assertThat(runs).isEqualTo(1);
        assertThat(future).isDone();
        assertThat(reserve.timers).singleElement().matches(Timer::isCancelled);
    }

    @Test
    void schedule_taskThatIsDropped_runsASecondLater() {
        sure.schedule(this::count, DELAY);
        supplied.time = supplied.time.plus(DELAY); // not a nanosecond longer

        assertThat(reserve.timers.get(0).delay).isEqualTo(LATE);
        reserve.timers.get(0).task.run();

        assertThat(runs).isEqualTo(1);
        assertThat(reserve.timers).hasSize(1);
        assertThat(supplied.timers).singleElement().matches(Timer::isCancelled);
    }

    @Test
    void schedule_suppliedClockIsSlower_waitsForIt() {
        sure.watchdog(this::count, DELAY);
        supplied.time = supplied.time.plusSeconds(2);

        reserve.timers.get(0).task.run();

        assertThat(runs).isZero();
        assertThat(reserve.timers.get(1).delay).isEqualTo(LATE.minusSeconds(2));
        supplied.time = supplied.time.plusSeconds(3);
        reserve.timers.get(1).task.run();
        assertThat(runs).isEqualTo(1);
    }

    @Test
    void schedule_cancelled_leavesNoTimer() {
        sure.schedule(this::count, DELAY).cancel(false);

        assertThat(supplied.timers).singleElement().matches(Timer::isCancelled);
        assertThat(reserve.timers).singleElement().matches(Timer::isCancelled);
        supplied.timers.get(0).task.run();
        reserve.timers.get(0).task.run();
        assertThat(runs).isZero();
    }

    @Test
    void schedule_cancelledWhileItWaitsForASlowerClock_leavesNoTimer() {
        Future<?> future = sure.schedule(this::count, DELAY);
        reserve.timers.get(0).task.run();

        future.cancel(false);

        assertThat(reserve.timers.get(1).isCancelled()).isTrue();
    }

    @Test
    void execute_taskThatRunsOn_needsNoTimer() {
        List<Boolean> cancelled = new ArrayList<>();
        sure.execute(() -> cancelled.add(reserve.timers.get(0).isCancelled()));

        supplied.tasks.get(0).run();

        assertThat(cancelled).containsExactly(true);
    }

    @Test
    void schedule_suppliedRunsItAtOnce_needsNoTimer() {
        var atOnce = new AtOnce();

        new SureScheduler(atOnce, reserve).schedule(this::count, DELAY);

        assertThat(runs).isEqualTo(1);
        assertThat(reserve.timers).isEmpty();
        assertThat(atOnce.timers).singleElement().matches(Timer::isCancelled);
    }

    @Test
    void schedule_suppliedRejectsIt_throws() {
        assertThatThrownBy(() -> new SureScheduler(new Full(), reserve).schedule(this::count, DELAY))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the scheduler rejected a task: java.util.concurrent.RejectedExecutionException");
        assertThat(reserve.timers).isEmpty();
    }

    @Test
    void execute_taskThatStarts_leavesNoTimer() {
        sure.execute(this::count);

        supplied.tasks.get(0).run();

        assertThat(runs).isEqualTo(1);
        assertThat(reserve.timers).singleElement().matches(Timer::isCancelled);
    }

    @Test
    void execute_taskThatIsDropped_runsAfterASecond() {
        sure.execute(this::count);

        assertThat(reserve.timers.get(0).delay).isEqualTo(Duration.ofSeconds(1));
        reserve.timers.get(0).task.run();
        reserve.tasks.get(0).run();
        supplied.tasks.get(0).run();

        assertThat(runs).isEqualTo(1);
    }

    @Test
    void execute_suppliedRejectsIt_runsElsewhereAtOnce() {
        new SureScheduler(new Full(), reserve).execute(this::count);
        reserve.tasks.get(0).run();

        assertThat(runs).isEqualTo(1);
        assertThat(reserve.timers).isEmpty();
    }

    @Test
    void execute_suppliedRunsItAtOnce_needsNoTimer() {
        new SureScheduler(new AtOnce(), reserve).execute(this::count);

        assertThat(runs).isEqualTo(1);
        assertThat(reserve.timers).isEmpty();
    }

    @Test
    void schedule_inTheLogOfTheSupplied_hasTheTypeOfTheTask() {
        Runnable task = this::count;

        sure.schedule(task, DELAY);

        assertThat(supplied.timers.get(0).task).hasToString(task.getClass().getName());
    }

    private void count() {
        runs++;
    }
}
