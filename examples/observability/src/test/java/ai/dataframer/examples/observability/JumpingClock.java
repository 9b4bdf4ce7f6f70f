package ai.dataframer.examples.observability;

import ai.dataframer.client.scheduling.Scheduler;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.time.Duration;
import java.util.concurrent.Future;

/** Virtual time for delays, real time for requests, so that a log shows how long they took. */
final class JumpingClock implements Scheduler {
    private final VirtualScheduler delays = new VirtualScheduler();
    private final long start = System.nanoTime();

    @Override
    public long nanoTime() {
        return delays.nanoTime() + (System.nanoTime() - start);
    }

    @Override
    public Future<?> schedule(Runnable task, Duration delay) {
        return delays.schedule(task, delay);
    }

    @Override
    public Future<?> watchdog(Runnable task, Duration delay) {
        return delays.watchdog(task, delay);
    }

    @Override
    public void execute(Runnable task) {
        delays.execute(task);
    }
}
