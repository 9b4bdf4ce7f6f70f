package ai.dataframer.client;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do. */
public final class Await {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private Await() {}

    /** Returns when the condition holds; fails if that takes longer than half a minute. */
    public static void until(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT_NANOS) {
                throw new AssertionError("still not so after half a minute");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
