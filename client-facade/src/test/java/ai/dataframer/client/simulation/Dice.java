package ai.dataframer.client.simulation;

import java.time.Duration;
import java.util.SplittableRandom;

/** Everything that is left to chance in one simulation. */
final class Dice {
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final SplittableRandom random;

    /** All durations are multiples of it, so that in some simulations many things happen at the same time. */
    private final long grainMillis;

    Dice(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        grainMillis = pick(1L, 1L, 100L, 500L);
    }

    private Dice(long seed, long grainMillis) {
        this.seed = seed;
        this.grainMillis = grainMillis;
        random = new SplittableRandom(seed);
    }

    /** Returns dice that fall the same way for the same {@code key}, whatever these have been asked. */
    Dice fork(int key) {
        return new Dice(seed + (key + 1) * GOLDEN_RATIO, grainMillis);
    }

    double number() {
        return random.nextDouble();
    }

    /** Returns 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    @SafeVarargs
    final <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** Returns a duration of which each order of magnitude is equally likely. */
    Duration duration(long minMillis, long maxMillis) {
        double millis = minMillis * Math.pow((double) maxMillis / minMillis, random.nextDouble());
        return Duration.ofMillis(Math.max(1, Math.round(millis / grainMillis)) * grainMillis);
    }
}
