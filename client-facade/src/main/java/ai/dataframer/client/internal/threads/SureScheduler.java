package ai.dataframer.client.internal.threads;

import ai.dataframer.client.internal.Durations;
import ai.dataframer.client.scheduling.Scheduler;
import ai.dataframer.client.scheduling.SystemScheduler;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A supplied scheduler, whose failures keep no call from ending. A task that it rejects at once is either run elsewhere or
 * refused with an exception; one that it has accepted and not started a second after its time is run elsewhere.
 */
public final class SureScheduler implements Scheduler {
    private static final Scheduler SHARED = new SystemScheduler();

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Scheduler supplied;
    private final Scheduler reserve;

    /** Takes the scheduler that runs what {@code supplied} does not. */
    SureScheduler(Scheduler supplied, Scheduler reserve) {
        this.supplied = supplied;
        this.reserve = reserve;
    }

    /** Returns {@code supplied} with these guarantees, which the library's own schedulers give by themselves. */
    public static Scheduler of(Scheduler supplied) {
        return supplied instanceof SystemScheduler
                        || supplied instanceof VirtualScheduler
                        || supplied instanceof SureScheduler
                ? supplied
                : new SureScheduler(supplied, SHARED);
    }

    /** Returns the scheduler of those who have none of their own. It is never closed. */
    public static Scheduler shared() {
        return SHARED;
    }

    @Override
    public long nanoTime() {
        return supplied.nanoTime();
    }

    @Override
    public double random() {
        return supplied.random();
    }

    /**
     * Runs a task after a delay.
     *
     * @throws IllegalStateException if the supplied scheduler rejects the task
     */
    @Override
    public Future<?> schedule(Runnable task, Duration delay) {
        return timed(task, delay, supplied::schedule);
    }

    /**
     * Runs a task after a delay that does not make virtual time pass.
     *
     * @throws IllegalStateException if the supplied scheduler rejects the task
     */
    @Override
    public Future<?> watchdog(Runnable task, Duration delay) {
        return timed(task, delay, supplied::watchdog);
    }

    private Future<?> timed(
            Runnable task, Duration delay, BiFunction<? super Runnable, ? super Duration, Future<?>> timer) {
        var once = new Once(task);
        long nanos = Durations.toNanos(delay);
        long due = nanoTime() + nanos;
        try {
            once.theirs(Objects.requireNonNull(timer.apply(once, delay), "the scheduler returned null"));
        } catch (RuntimeException | Error e) {
            throw rejected(e);
        }
        if (!once.isDone()) {
            once.ours(reserve.schedule(
                    () -> runIfLate(once, due), Duration.ofNanos(nanos).plus(PATIENCE)));
        }
        return once;
    }

    /** Runs a task in any case. */
    @Override
    public void execute(Runnable task) {
        var once = new Once(task);
        try {
            supplied.execute(once);
        } catch (RuntimeException | Error e) { // closed, or its queue is full
            reserve.execute(once);
            return;
        }
        if (!once.hasStarted()) {
            once.ours(reserve.schedule(() -> reserve.execute(once), PATIENCE));
        }
    }

    /** The supplied clock may be slower than real time, or stand still. */
    private void runIfLate(Once once, long due) {
        long early = due - nanoTime();
        if (early <= 0) {
            once.run();
        } else if (!once.isDone()) {
            once.ours(reserve.schedule(
                    () -> runIfLate(once, due), Duration.ofNanos(early).plus(PATIENCE)));
        }
    }

    private static IllegalStateException rejected(Throwable e) {
        return e instanceof IllegalStateException closed
                ? closed
                : new IllegalStateException(
                        "the scheduler rejected a task: " + e.getClass().getName(), e);
    }

    /** A task that runs once, wherever it is started first. */
    private static final class Once extends FutureTask<@Nullable Void> {
        private final String name;
        private volatile boolean started;
        private volatile @Nullable Future<?> theirs;
        private volatile @Nullable Future<?> ours;

        private Once(Runnable task) {
            super(task, null);
            name = task.getClass().getName();
        }

        private boolean hasStarted() {
            return started;
        }

        private void theirs(Future<?> timer) {
            theirs = timer;
            if (isDone()) {
                timer.cancel(false);
            }
        }

        private void ours(Future<?> timer) {
            ours = timer;
            if (started || isDone()) {
                timer.cancel(false);
            }
        }

        @Override
        public void run() {
            started = true;
            cancel(ours);
            super.run();
        }

        @Override
        protected void done() {
            cancel(ours);
            cancel(theirs);
        }

        /** Returns the type of the task, for the logs of the supplied scheduler. */
        @Override
        public String toString() {
            return name;
        }

        private static void cancel(@Nullable Future<?> timer) {
            if (timer != null) {
                timer.cancel(false);
            }
        }
    }
}
