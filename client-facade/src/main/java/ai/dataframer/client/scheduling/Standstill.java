package ai.dataframer.client.scheduling;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Tells in ticks of real time whether nothing moves any more. A process that is suspended counts no ticks, and while one
 * computes, or would if it got a processor, it is given longer. Not thread-safe.
 */
final class Standstill {
    static final long TICK_MILLIS = 100;

    private static final int IDLE_TICKS = 10;
    private static final int TICKS = 300;

    private final BooleanSupplier isBusy;
    private long moves = -1;
    private int ticks;
    private int idleTicks;

    Standstill() {
        this(new Busyness());
    }

    /** Takes whether the process has computed, or tries to, since the last question. */
    Standstill(BooleanSupplier isBusy) {
        this.isBusy = isBusy;
    }

    /**
     * Returns true if the number of moves has been the same for a second in which the process was idle, or for half a minute;
     * called once a tick.
     */
    boolean hasLasted(long currentMoves) {
        boolean busy = isBusy.getAsBoolean();
        if (currentMoves != moves) {
            moves = currentMoves;
            ticks = 0;
            idleTicks = 0;
            return false;
        }
        ticks++;
        idleTicks = busy ? 0 : idleTicks + 1;
        return idleTicks == IDLE_TICKS || ticks == TICKS;
    }

    private static final class Busyness implements BooleanSupplier {
        /** Processor time of a tick in which the process is idle. */
        private static final Duration IDLE = Duration.ofMillis(TICK_MILLIS / 10);

        private Duration used = Duration.ZERO;

        @Override
        public boolean getAsBoolean() {
            boolean hasComputed = processorTime().minus(used).compareTo(IDLE) > 0;
            boolean computes = hasComputed || hasThreadInJavaCode();
            // leaves out the look at the threads, which takes longer than IDLE if there are thousands
            used = processorTime();
            return computes;
        }

        private static Duration processorTime() {
            return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        }

        /** On a machine that is short of processors, a thread may get none for seconds. One that waits for a socket is in native code. */
        private static boolean hasThreadInJavaCode() {
            return Thread.getAllStackTraces().entrySet().stream()
                    .filter(thread -> thread.getKey() != Thread.currentThread())
                    .filter(thread -> thread.getKey().getState() == Thread.State.RUNNABLE)
                    .map(thread -> thread.getValue())
                    .anyMatch(stack -> stack.length > 0 && !stack[0].isNativeMethod());
        }
    }
}
