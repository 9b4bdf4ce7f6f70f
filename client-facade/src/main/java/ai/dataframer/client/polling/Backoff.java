package ai.dataframer.client.polling;

import ai.dataframer.client.internal.Durations;
import java.time.Duration;

/**
 * Computes the delay between two polls. Implementations are pure functions and thread-safe. Backoffs from the same method of this
 * interface are equal if their arguments are.
 */
@FunctionalInterface
public interface Backoff {
    /**
     * {@return the delay before the next poll, before jitter} A negative value counts as zero.
     *
     * <p>While polls fail, this method is also called to find the longest delay: with the policy's timeout as {@code
     * elapsed} and {@link Integer#MAX_VALUE} as {@code pollsSoFar}.
     *
     * @param elapsed time since the wait began
     * @param pollsSoFar number of polls so far, at least 1
     */
    Duration nextDelay(Duration elapsed, int pollsSoFar);

    /**
     * {@return a backoff whose delay is {@code ratio} times the time waited so far, between {@code min} and {@code
     * max}} The end is noticed late by at most that share of the time waited, or by {@code min} if that is longer.
     *
     * @param ratio positive and finite
     * @param min the shortest delay, positive
     * @param max the longest delay, at least {@code min}
     * @throws IllegalArgumentException if an argument is out of range
     */
    static Backoff proportional(double ratio, Duration min, Duration max) {
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            throw new IllegalArgumentException("ratio must be positive and finite: " + ratio);
        }
        requireRange("min", min, max);
        return new ProportionalBackoff(ratio, min, max);
    }

    /**
     * {@return a backoff that starts with {@code first} and multiplies the delay by {@code multiplier} each time, up to
     * {@code max}}
     *
     * @param first the first delay, positive
     * @param multiplier at least 1 and finite
     * @param max the longest delay, at least {@code first}
     * @throws IllegalArgumentException if an argument is out of range
     */
    static Backoff exponential(Duration first, double multiplier, Duration max) {
        if (!(multiplier >= 1) || Double.isInfinite(multiplier)) {
            throw new IllegalArgumentException("multiplier must be at least 1 and finite: " + multiplier);
        }
        requireRange("first", first, max);
        return new ExponentialBackoff(first, multiplier, max);
    }

    /**
     * {@return a backoff with a constant delay}
     *
     * @param delay positive
     * @throws IllegalArgumentException if it is not positive
     */
    static Backoff fixed(Duration delay) {
        Durations.requirePositive("delay", delay);
        return new FixedBackoff(delay);
    }

    private static void requireRange(String name, Duration min, Duration max) {
        Durations.requirePositive(name, min);
        Durations.requirePositive("max", max);
        if (max.compareTo(min) < 0) {
            throw new IllegalArgumentException("max must be at least " + name + " (" + min + "): " + max);
        }
    }
}
