package ai.dataframer.client.simulation;

import ai.dataframer.client.scheduling.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * One thread for everything. Of the tasks that are due it runs one by chance; time passes only when none is due. Where there is
 * slack, a task may run late by up to that much, as on a busy machine.
 */
final class Loop implements Scheduler {
    private static final Comparator<Task> BY_TIME =
            Comparator.<Task>comparingLong(task -> task.time).thenComparingLong(task -> task.number);

    private static final long REAL_LIMIT = Duration.ofMillis(900).toNanos();

    private final Dice dice;
    private final long origin;
    private final long slack;
    private final NavigableSet<Task> tasks = new TreeSet<>(BY_TIME);
    private final Trace trace = new Trace(this::elapsed);
    private final Thread thread = Thread.currentThread();
    private final long realStart = System.nanoTime();
    private volatile boolean foreign;
    private long now;
    private long count;

    Loop(Dice dice) {
        this.dice = dice;
        origin = dice.pick(
                0L,
                -Duration.ofHours(1).toNanos(),
                Long.MAX_VALUE - Duration.ofSeconds(30).toNanos()); // the clock may overflow
        slack = Duration.ofMillis(dice.pick(0L, 0L, 1L, 50L, 1000L)).toNanos();
    }

    final class Task extends CompletableFuture<Void> {
        private final Runnable work;
        private final long number = count++;
        private final String name;
        private long time;

        private Task(Runnable work, long time) {
            this.work = work;
            this.time = time;
            String type = work instanceof Future<?> wrapped
                    ? wrapped.toString()
                    : work.getClass().getName();
            int lambda = type.indexOf("$$");
            String host = lambda < 0 ? type : type.substring(0, lambda);
            name = host.substring(host.lastIndexOf('.') + 1);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            tasks.remove(this);
            return super.cancel(false);
        }

        /** Makes the task due now, unless it has run or has been cancelled. */
        void hasten() {
            if (tasks.remove(this)) {
                time = Math.min(time, now);
                tasks.add(this);
            }
        }

        private void run() {
            trace.add("task of " + name);
            try {
                work.run();
                complete(null);
            } catch (Throwable e) {
                completeExceptionally(e);
                trace.fault("a task of " + name + " threw " + e);
            }
            if (Thread.interrupted()) {
                trace.fault("a task of " + name + " left the thread interrupted");
            }
        }
    }

    /** Notes that another thread takes part: that of the client's own scheduler, or of Okio's timeouts. */
    void checkThread() {
        foreign |= Thread.currentThread() != thread;
    }

    /**
     * Returns true if real time has taken part: the client takes a task that does not start within a second to another thread. Then
     * this simulation says nothing.
     */
    boolean isDisturbed() {
        return foreign || System.nanoTime() - realStart > REAL_LIMIT;
    }

    @Override
    public long nanoTime() {
        checkThread();
        return origin + now;
    }

    @Override
    public Task schedule(Runnable work, Duration delay) {
        checkThread();
        var task = new Task(work, now + Math.max(0, delay.toNanos()));
        tasks.add(task);
        return task;
    }

    @Override
    public void execute(Runnable work) {
        schedule(work, Duration.ZERO);
    }

    @Override
    public double random() {
        return dice.number();
    }

    Trace trace() {
        return trace;
    }

    /** Returns the time since the start in nanoseconds. */
    long elapsed() {
        return now;
    }

    /** Returns how late a task may run. */
    long slack() {
        return slack;
    }

    boolean isEmpty() {
        return tasks.isEmpty();
    }

    /** Returns true if a task is due now. */
    boolean isDue() {
        return !tasks.isEmpty() && tasks.first().time <= now;
    }

    /** Runs one of the tasks that are due, or else of those that are due next. */
    void step() {
        long latest = tasks.first().time + slack;
        List<Task> due = new ArrayList<>();
        for (Task task : tasks) {
            if (task.time > latest) {
                break;
            }
            due.add(task);
        }
        Task task = due.get(dice.below(due.size()));
        tasks.remove(task);
        now = Math.max(now, task.time);
        task.run();
    }

    /** Returns the types whose tasks are still to come. */
    List<String> left() {
        return tasks.stream().map(task -> task.name).toList();
    }
}
