package ai.dataframer.client.simulation;

import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollingPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the program does with one call, decided beforehand.
 *
 * @param start time at which it starts, unless it follows another call
 * @param limit timeout of the call or deadline of the wait
 * @param touch what the program does to the future while the call is under way
 * @param touchAfter time after which it does so
 * @param follower started as soon as this call has ended, on the thread that ends it
 */
record Plan(
        int number,
        Kind kind,
        Duration start,
        Duration limit,
        int maxRetries,
        PollingPolicy policy,
        Listener listener,
        Touch touch,
        Duration touchAfter,
        @Nullable Plan follower) {
    private static final int FOLLOWERS = 100;

    enum Kind {
        WAIT,
        RETRIEVE,
        LIST,
        CREATE
    }

    /** What the listener of a wait does. */
    enum Listener {
        LISTENS,
        THROWS,
        CANCELS,
        CLOSES
    }

    enum Touch {
        NONE,
        CANCEL,
        COMPLETE,
        FAIL
    }

    static Plan of(int number, Dice dice) {
        Kind kind = dice.pick(Kind.WAIT, Kind.WAIT, Kind.RETRIEVE, Kind.LIST, Kind.CREATE);
        PollingPolicy policy = policy(dice);
        return new Plan(
                number,
                kind,
                dice.duration(1, 20_000),
                kind == Kind.WAIT ? policy.timeout() : dice.duration(100, 300_000),
                dice.below(4),
                policy,
                dice.chance(0.9) ? Listener.LISTENS : dice.pick(Listener.values()),
                dice.chance(0.7) ? Touch.NONE : dice.pick(Touch.values()),
                dice.duration(1, 30_000),
                number < FOLLOWERS && dice.chance(0.1) ? of(number + FOLLOWERS, dice) : null);
    }

    /** Returns a call that nothing but a client that is stuck keeps from succeeding. */
    static Plan patient(int number) {
        Duration hour = Duration.ofHours(1);
        return new Plan(
                number,
                Kind.RETRIEVE,
                Duration.ZERO,
                hour,
                0,
                PollingPolicy.defaults(),
                Listener.LISTENS,
                Touch.NONE,
                hour,
                null);
    }

    private static PollingPolicy policy(Dice dice) {
        return PollingPolicy.builder()
                .timeout(dice.duration(200, 300_000))
                .backoff(dice.pick(
                        PollingPolicy.defaults().backoff(),
                        Backoff.fixed(dice.duration(100, 60_000)),
                        Backoff.exponential(Duration.ofMillis(500), 2, Duration.ofMinutes(1))))
                .jitter(dice.pick(0.0, 0.2, 1.0))
                .maxOutage(dice.duration(100, 300_000))
                .maxConsecutiveFailures(dice.pick(1, 5, Integer.MAX_VALUE, Integer.MAX_VALUE))
                .build();
    }
}
