package ai.dataframer.client.scheduling;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Tells in ticks of real time whether nothing moves any more. A process that is suspended counts no ticks, and one that computes
 * is given longer: classes may be loading. Not thread-safe.
 */
final class Standstill {
    static final long TICK_MILLIS = 100;

    private static final int IDLE_TICKS = 10;
    private static final int TICKS = 100;

    /** Processor time of a tick in which the process is idle. */
    private static final Duration IDLE = Duration.ofMillis(TICK_MILLIS / 10);

    private final Supplier<Duration> processorTime;
    private Duration used = Duration.ZERO;
    private long moves = -1;
    private int ticks;
    private int idleTicks;

    Standstill() {
        this(() -> ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
    }

    /** Takes the processor time of this process, zero if it is not known. */
    Standstill(Supplier<Duration> processorTime) {
        this.processorTime = processorTime;
    }

    /** Returns true if the number of moves has been the same for a second, or for ten if the process was busy; called once a tick. */
    boolean hasLasted(long currentMoves) {
        Duration before = used;
        used = processorTime.get();
        if (currentMoves != moves) {
            moves = currentMoves;
            ticks = 0;
            idleTicks = 0;
            return false;
        }
        ticks++;
        idleTicks += used.minus(before).compareTo(IDLE) <= 0 ? 1 : 0;
        return idleTicks == IDLE_TICKS || ticks == TICKS;
    }
}
