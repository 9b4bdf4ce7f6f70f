package ai.dataframer.client.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Positive;

/** What holds for the three backoffs whatever they are made of. */
class BackoffPropertyTest {
    record Bounds(Duration least, Duration most) {}

    @Provide
    Arbitrary<Duration> durations() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(1, Duration.ofDays(1).toNanos()).map(Duration::ofNanos),
                Arbitraries.longs().between(1, Long.MAX_VALUE).map(Duration::ofSeconds));
    }

    @Provide
    Arbitrary<Bounds> bounds() {
        return Combinators.combine(durations(), durations())
                .as((a, b) -> a.compareTo(b) <= 0 ? new Bounds(a, b) : new Bounds(b, a));
    }

    @Property(tries = 500)
    void proportional_staysInItsBoundsAndNeverGoesBack(
            @ForAll @Positive double ratio,
            @ForAll("bounds") Bounds bounds,
            @ForAll("bounds") Bounds elapsed,
            @ForAll @IntRange(min = 1) int polls) {
        Backoff backoff = Backoff.proportional(ratio, bounds.least, bounds.most);

        Duration earlier = backoff.nextDelay(elapsed.least, polls);
        Duration later = backoff.nextDelay(elapsed.most, polls);

        assertThat(earlier).isBetween(bounds.least, bounds.most);
        assertThat(later).isBetween(earlier, bounds.most);
    }

    @Property
    void exponential_staysInItsBoundsAndNeverGoesBack(
            @ForAll @DoubleRange(min = 1, max = Double.MAX_VALUE) double multiplier,
            @ForAll("bounds") Bounds bounds,
            @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE - 1) int polls) {
        Backoff backoff = Backoff.exponential(bounds.least, multiplier, bounds.most);

        Duration earlier = backoff.nextDelay(Duration.ZERO, polls);
        Duration later = backoff.nextDelay(Duration.ZERO, polls + 1);

        assertThat(earlier).isBetween(bounds.least, bounds.most);
        assertThat(later).isBetween(earlier, bounds.most);
    }

    @Property
    void fixed_isAlwaysItsDelay(
            @ForAll("durations") Duration delay, @ForAll("durations") Duration elapsed, @ForAll @Positive int polls) {
        assertThat(Backoff.fixed(delay).nextDelay(elapsed, polls)).isEqualTo(delay);
    }

    /** Runs a wait on paper: the poll that sees the end comes at most a share of the duration, or the least delay, after it. */
    @Property(tries = 500)
    void proportional_endIsSeenAtMostAShareOfTheDurationLate(
            @ForAll @DoubleRange(min = 0.01, max = 2) double ratio,
            @ForAll @IntRange(min = 10, max = 60_000) int leastMillis,
            @ForAll @IntRange(min = 1, max = 7_200_000) int durationMillis,
            @ForAll @DoubleRange(max = 1) double jitter,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double random) {
        Duration least = Duration.ofMillis(leastMillis);
        Duration duration = Duration.ofMillis(durationMillis);
        PollingPolicy policy = PollingPolicy.builder()
                .timeout(Duration.ofDays(365))
                .backoff(Backoff.proportional(ratio, least, Duration.ofDays(1)))
                .jitter(jitter * 0.9) // at a jitter of 1 a delay may shrink to nothing
                .build();

        Duration now = Duration.ZERO;
        for (int polls = 1; now.compareTo(duration) < 0; polls++) {
            PollSchedule next = PollSchedule.after(
                    policy,
                    new PollProgress(polls, 0, 0, Duration.ZERO, false),
                    now,
                    Duration.ZERO,
                    Duration.ZERO,
                    random);
            now = now.plus(next.delay());
        }

        Duration share = Duration.ofNanos((long) (duration.toNanos() * ratio));
        assertThat(now.minus(duration)).isLessThanOrEqualTo(share.plus(least));
    }
}
