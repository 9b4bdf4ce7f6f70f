package ai.dataframer.client.polling;

import ai.dataframer.client.internal.Durations;
import java.time.Duration;

/** Says how long to wait between two polls. Implementations are pure functions, safe for use by many threads. */
@FunctionalInterface
public interface Backoff {
    /**
     * Returns the time to wait before the next poll, before jitter. A negative value counts as zero.
     *
     * <p>While polls fail, this is also asked for its longest delay: with the policy's timeout as {@code elapsed} and
     * {@link Integer#MAX_VALUE} as {@code pollsSoFar}.
     *
     * @param elapsed time since the wait began
     * @param pollsSoFar number of polls answered, at least 1
     */
    Duration nextDelay(Duration elapsed, int pollsSoFar);

    /**
     * Returns a backoff that waits {@code ratio} of the time waited so far, between {@code min} and {@code max}: the end is
     * noticed at most that share late, however long the wait.
     *
     * @throws IllegalArgumentException if {@code ratio} or {@code min} is not positive, or {@code max} is below {@code min}
     */
    static Backoff proportional(double ratio, Duration min, Duration max) {
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("ratio must be positive and finite: " + ratio);
        }
        requireRange("min", min, max);
        return (elapsed, polls) -> clamp(Durations.multiply(elapsed, ratio), min, max);
    }

    /**
     * Returns a backoff that waits {@code first}, then {@code multiplier} times the last delay each time, up to {@code max}.
     *
     * @throws IllegalArgumentException if {@code first} is not positive, {@code multiplier} is below 1 or not finite, or
     *     {@code max} is below {@code first}
     */
    static Backoff exponential(Duration first, double multiplier, Duration max) {
        if (!(multiplier >= 1) || Double.isInfinite(multiplier)) {
            throw new IllegalArgumentException("multiplier must be at least 1 and finite: " + multiplier);
        }
        requireRange("first", first, max);
        return (elapsed, polls) -> clamp(Durations.multiply(first, Math.pow(multiplier, polls - 1.0)), first, max);
    }

    /**
     * Returns a backoff that always waits {@code delay}.
     *
     * @throws IllegalArgumentException if {@code delay} is not positive
     */
    static Backoff fixed(Duration delay) {
        Durations.requirePositive("delay", delay);
        return (elapsed, polls) -> delay;
    }

    private static Duration clamp(Duration value, Duration min, Duration max) {
        return Durations.max(min, Durations.min(value, max));
    }

    private static void requireRange(String name, Duration min, Duration max) {
        Durations.requirePositive(name, min);
        Durations.requirePositive("max", max);
        if (max.compareTo(min) < 0) {
            throw new IllegalArgumentException("max must be at least " + name + " (" + min + "): " + max);
        }
    }
}
