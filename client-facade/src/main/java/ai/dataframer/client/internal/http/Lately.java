package ai.dataframer.client.internal.http;

import java.util.concurrent.TimeUnit;

/** How often something happened in about the last second: a count with decaying weight. Not thread-safe. */
final class Lately {
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Weight of what happened 3 s ago. */
    private static final double ANY = 0.05;

    private double count;
    private long at;

    void add(long now) {
        count = count(now) + 1;
        at = now;
    }

    /** Right after an event of a steady flow the count is half an event too high. */
    double perSecond(long now) {
        return count(now) - 0.5;
    }

    boolean any(long now) {
        return count(now) > ANY;
    }

    private double count(long now) {
        return count == 0 ? 0 : count * Math.exp((at - now) / SECOND);
    }
}
