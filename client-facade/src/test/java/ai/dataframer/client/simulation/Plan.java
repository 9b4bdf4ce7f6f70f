package ai.dataframer.client.simulation;

import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollingPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the program does with one call, decided beforehand.
 *
 * @param account whose API key it uses; empty for the client's key
 * @param start time at which it starts, unless it follows another call
 * @param limit timeout of the call or deadline of the wait
 * @param file what the file of an upload does
 * @param touch what the program does to the future while the call is under way
 * @param touchAfter time after which it does so
 * @param follower started as soon as this call has ended, on the thread that ends it
 */
record Plan(
        int number,
        Kind kind,
        String account,
        Duration start,
        Duration limit,
        int maxRetries,
        PollingPolicy policy,
        Listener listener,
        File file,
        Touch touch,
        Duration touchAfter,
        @Nullable Plan follower) {
    /** The account of a download from another host, which gets no key. */
    static final String ELSEWHERE = "elsewhere";

    private static final int FOLLOWERS = 100;

    enum Kind {
        WAIT("retrieve", false),
        RETRIEVE("retrieve", false),
        LIST("list", false),
        CREATE("create", true),
        GET("get", false),
        SEND("send", true),
        UPLOAD("upload", true),
        DATASET("dataset", false),
        DOWNLOAD("download", false);

        /** Requests of one operation share a queue. */
        final String operation;

        /** True if the service must not carry it out twice. */
        final boolean once;

        Kind(String operation, boolean once) {
            this.operation = operation;
            this.once = once;
        }
    }

    /** What the listener of a wait does. */
    enum Listener {
        LISTENS,
        THROWS,
        CANCELS,
        CLOSES
    }

    enum File {
        WHOLE,
        SHORT,
        UNREADABLE,
        THROWS
    }

    enum Touch {
        NONE,
        CANCEL,
        COMPLETE,
        FAIL
    }

    /** Takes the number of a call and the time before which it starts. */
    static Plan of(int number, long latestMillis, Dice all) {
        Dice dice = all.fork(number);
        Kind kind = dice.chance(0.4) ? Kind.WAIT : dice.pick(Kind.values());
        PollingPolicy policy = policy(dice);
        return new Plan(
                number,
                kind,
                dice.chance(0.7) ? "" : dice.pick("a", "b", kind == Kind.DOWNLOAD ? ELSEWHERE : "a"),
                dice.duration(1, latestMillis),
                kind == Kind.WAIT ? policy.timeout() : dice.duration(100, 300_000),
                dice.below(4),
                policy,
                dice.chance(0.9) ? Listener.LISTENS : dice.pick(Listener.values()),
                dice.chance(0.7) ? File.WHOLE : dice.pick(File.values()),
                dice.chance(0.7) ? Touch.NONE : dice.pick(Touch.values()),
                dice.duration(1, 30_000),
                number < FOLLOWERS && dice.chance(0.1) ? of(number + FOLLOWERS, latestMillis, all) : null);
    }

    /** Returns a call that nothing but a client that is stuck keeps from succeeding. */
    static Plan patient(int number, Kind kind) {
        Duration hour = Duration.ofHours(1);
        return new Plan(
                number,
                kind,
                "",
                Duration.ZERO,
                hour,
                0,
                PollingPolicy.defaults(),
                Listener.LISTENS,
                File.WHOLE,
                Touch.NONE,
                hour,
                null);
    }

    /** Returns true if a whole request can be sent. */
    boolean isSendable() {
        return kind != Kind.UPLOAD || file == File.WHOLE;
    }

    private static PollingPolicy policy(Dice dice) {
        return PollingPolicy.builder()
                .timeout(dice.duration(200, 300_000))
                .backoff(backoff(dice))
                .jitter(dice.pick(0.0, 0.2, 1.0))
                .maxOutage(dice.duration(100, 300_000))
                .maxConsecutiveFailures(dice.pick(1, 5, Integer.MAX_VALUE, Integer.MAX_VALUE))
                .build();
    }

    private static Backoff backoff(Dice dice) {
        return switch (dice.below(10)) {
            case 0 ->
                (elapsed, polls) -> {
                    throw new Thrown("a backoff");
                };
            case 1, 2, 3 -> Backoff.fixed(dice.duration(100, 60_000));
            case 4, 5, 6 -> Backoff.exponential(Duration.ofMillis(500), 2, Duration.ofMinutes(1));
            default -> PollingPolicy.defaults().backoff();
        };
    }

    @Override
    public String toString() {
        var words = new StringBuilder(kind.toString())
                .append(" within ")
                .append(limit)
                .append(", retries ")
                .append(maxRetries);
        if (!account.isEmpty()) {
            words.append(", account ").append(account);
        }
        if (kind == Kind.UPLOAD && file != File.WHOLE) {
            words.append(", file ").append(file);
        }
        if (kind == Kind.WAIT) {
            words.append(", listener ").append(listener);
        }
        return words.toString();
    }
}
