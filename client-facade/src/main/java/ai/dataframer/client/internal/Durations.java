package ai.dataframer.client.internal;

import java.time.Duration;
import java.util.Objects;

/** Checks, formats and converts durations. */
public final class Durations {
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    /** OkHttp counts in milliseconds: less is no timeout to it. */
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);

    /** OkHttp stores milliseconds in 31 bits. */
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(24);

    private Durations() {}

    /** Returns {@code value}, or throws {@link IllegalArgumentException} if it is zero or negative. */
    public static Duration requirePositive(String name, Duration value) {
        Objects.requireNonNull(value, () -> name + " == null");
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
        return value;
    }

    /** Returns {@code value}, or throws {@link IllegalArgumentException} if it is not between 1 ms and 24 days. */
    public static Duration requireTimeout(String name, Duration value) {
        if (requirePositive(name, value).compareTo(SHORTEST_TIMEOUT) < 0) {
            throw new IllegalArgumentException(name + " must be at least " + SHORTEST_TIMEOUT + ": " + value);
        }
        if (value.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(name + " must be at most " + LONGEST_TIMEOUT + ": " + value);
        }
        return value;
    }

    /** Returns the nanoseconds of {@code value}; a value past 292 years counts as 292 years. */
    public static long toNanos(Duration value) {
        return min(value, LONGEST).toNanos();
    }

    public static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    public static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** Returns {@code value} times {@code factor}, at most 292 years. */
    public static Duration multiply(Duration value, double factor) {
        return Duration.ofNanos((long) (toNanos(value) * factor));
    }

    /** Returns a short text, such as 30 min, 1.5 s or 250 ms. */
    public static String format(Duration value) {
        long millis = toNanos(value) / 1_000_000;
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000 || millis % 60_000 != 0) {
            return seconds(millis);
        }
        return millis / 60_000 + " min";
    }

    private static String seconds(long millis) {
        long minutes = millis / 60_000;
        long rest = millis % 60_000;
        String seconds = rest % 1000 == 0 ? rest / 1000 + " s" : rest / 1000 + "." + rest % 1000 / 100 + " s";
        return minutes == 0 ? seconds : minutes + " min " + seconds;
    }
}
