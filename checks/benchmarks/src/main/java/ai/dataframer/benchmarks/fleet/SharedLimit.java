package ai.dataframer.benchmarks.fleet;

import ai.dataframer.benchmarks.fleet.Contender.OnFailure;
import java.time.Duration;
import java.util.Random;

/** Two clients on one limit, neither of which knows of the other. Their runs outlast what is looked at. */
final class SharedLimit {
    static final int WAITS = 100;
    static final int PER_SECOND = 10;
    static final Duration LOOKED_AT = Duration.ofMinutes(10);

    /**
     * What one of the clients got.
     *
     * @param requests since both were there
     * @param longestGap the longest time that any of its waits was without an answer, in seconds
     */
    record Share(Counts requests, double longestGap) {}

    /** What both got. */
    record Shares(Share first, Share second) {}

    private SharedLimit() {}

    /** Plays two clients, of which the second starts after {@code head}. */
    static Shares play(Contender one, Contender other, Duration head) {
        var random = new Random(1);
        var loop = new EventLoop();
        VirtualService service = VirtualService.limited(PER_SECOND);
        Fleet first = start(one, loop, service, random);
        loop.run(head);
        Counts alone = first.counts();
        Fleet second = start(other, loop, service, random);
        loop.run(head.plus(LOOKED_AT));
        return new Shares(
                new Share(first.counts().minus(alone), first.longestGap()),
                new Share(second.counts(), second.longestGap()));
    }

    private static Fleet start(Contender contender, EventLoop loop, VirtualService service, Random random) {
        var fleet = new Fleet(contender, loop, service, random, OnFailure.GO_ON);
        for (int i = 0; i < WAITS; i++) {
            fleet.add(Duration.ofMillis(random.nextInt(10_000)), Duration.ofHours(1));
        }
        return fleet;
    }
}
