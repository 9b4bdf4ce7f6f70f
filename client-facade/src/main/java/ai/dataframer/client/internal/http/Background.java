package ai.dataframer.client.internal.http;

import java.util.concurrent.TimeUnit;

/**
 * The share of requests that the service refuses at any rate, and the evidence that it now refuses more than that: a CUSUM test,
 * which weighs each outcome. What is known of the share is forgotten slowly, so that it is looked at again. Not thread-safe.
 */
final class Background {
    /** Share of the other requests that may be refused all the time. */
    private static final double TOLERATED = 0.02;

    /** Share of the other requests whose refusal is to be noticed. */
    private static final double SUSPECT = 0.2;

    private static final double MEMORY_NANOS = TimeUnit.MINUTES.toNanos(5);

    private double share;
    private long knownAt;
    private double excess;

    void set(double share, long now) {
        this.share = share;
        knownAt = now;
    }

    /** Weighs an outcome, and returns the evidence so far: 0 if there is none. */
    double weigh(boolean refusal, long now) {
        if (share > 0) {
            share *= Math.exp((knownAt - now) / MEMORY_NANOS);
            knownAt = now;
        }
        excess = Math.max(0, excess + weight(refusal, share));
        return excess;
    }

    double excess() {
        return excess;
    }

    /** Forgets the evidence. */
    void restart() {
        excess = 0;
    }

    /** Returns true if so few are refused in {@code sample} that there need be no background at all. */
    static boolean isClean(Sample sample) {
        return sample.refused() * weight(true, 0) + sample.accepted() * weight(false, 0) < 2;
    }

    private static double weight(boolean refusal, double share) {
        double rest = 1 - share;
        return refusal
                ? Math.log((share + rest * SUSPECT) / (share + rest * TOLERATED))
                : Math.log((1 - SUSPECT) / (1 - TOLERATED));
    }
}
