package ai.dataframer.benchmarks.fleet;

import ai.dataframer.client.internal.Defaults;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One wait for one run, up to the default deadline. */
final class Wait {
    private final EventLoop loop;
    private final Sender sender;
    private final Decisions decisions;
    private final Duration runTakes;
    private final long start;
    private final Future<?> deadline;
    private long lastLook;
    private long longestGap;
    private long end = -1;
    private boolean sawTheEnd;

    /** Says what follows a poll: the delay before the next one, or empty if the wait is given up. */
    interface Decisions {
        Optional<Duration> next(Duration elapsed, Duration took, @Nullable RuntimeException failure);
    }

    /** Sends a request, now or later, unless the wait is over by then. */
    interface Sender {
        void send(BooleanSupplier isOver, Consumer<@Nullable RuntimeException> answered);
    }

    Wait(EventLoop loop, Sender sender, Decisions decisions, Duration runTakes) {
        this.loop = loop;
        this.sender = sender;
        this.decisions = decisions;
        this.runTakes = runTakes;
        start = loop.nanoTime();
        lastLook = start;
        deadline = loop.schedule(() -> end(false), Defaults.POLL_TIMEOUT);
        poll();
    }

    private void poll() {
        long began = loop.nanoTime();
        sender.send(this::isOver, failure -> answered(failure, Duration.ofNanos(loop.nanoTime() - began)));
    }

    private void answered(@Nullable RuntimeException failure, Duration took) {
        if (isOver()) {
            return;
        }
        Duration elapsed = Duration.ofNanos(loop.nanoTime() - start);
        if (failure == null) {
            looked();
            if (elapsed.compareTo(runTakes) >= 0) {
                end(true);
                return;
            }
        }
        decisions
                .next(elapsed, took, failure)
                .ifPresentOrElse(delay -> loop.schedule(this::poll, delay), () -> end(false));
    }

    private void looked() {
        longestGap = longestGap();
        lastLook = loop.nanoTime();
    }

    private void end(boolean saw) {
        if (!isOver()) {
            longestGap = longestGap();
            sawTheEnd = saw;
            end = loop.nanoTime();
            deadline.cancel(false);
        }
    }

    boolean isOver() {
        return end >= 0;
    }

    boolean sawTheEnd() {
        return sawTheEnd;
    }

    long end() {
        return end;
    }

    /** Returns the longest time that this wait has been without an answer, in nanoseconds. */
    long longestGap() {
        return isOver() ? longestGap : Math.max(longestGap, loop.nanoTime() - lastLook);
    }
}
