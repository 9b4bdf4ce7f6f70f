package ai.dataframer.benchmarks.fleet;

import ai.dataframer.benchmarks.fleet.Contender.OnFailure;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What becomes of many waits on a service with a limit.
 *
 * @param sawTheEnd waits that saw the end of their run
 * @param end when the last wait ended, in seconds
 * @param longestGap the longest time that any wait was without an answer, in seconds
 */
record Load(Counts requests, long sawTheEnd, double end, double longestGap) {
    private static final int STARTS_MILLIS = 10_000;
    private static final int SHORTEST_RUN_MILLIS = 10_000;
    private static final int LONGEST_RUN_MILLIS = 120_000;

    private record Run(Duration start, Duration takes) {}

    /** Plays waits of one client that begin within 10 s, for runs of 10 s to 2 min. */
    static Load play(Contender contender, int waits, int perSecond, OnFailure onFailure) {
        var loop = new EventLoop();
        var fleet = new Fleet(contender, loop, VirtualService.limited(perSecond), new Random(1), onFailure);
        runs(waits).forEach(run -> fleet.add(run.start, run.takes));
        loop.run(Duration.ofHours(1));
        return new Load(fleet.counts(), fleet.sawTheEnd(), fleet.end(), fleet.longestGap());
    }

    /** Returns when the last run would be seen, in seconds, if each were asked for just once, when it is over and the limit lets it. */
    static double best(int waits, int perSecond) {
        VirtualService service = VirtualService.limited(perSecond);
        long[] ends = runs(waits)
                .mapToLong(run -> run.start.plus(run.takes).toNanos())
                .sorted()
                .toArray();
        long now = 0;
        for (long end : ends) {
            now = Math.max(now, end);
            while (service.answer(now) != null) {
                now += 1_000_000;
            }
        }
        return now / 1e9;
    }

    private static Stream<Run> runs(int count) {
        var random = new Random(2);
        return Stream.generate(() -> new Run(
                        Duration.ofMillis(random.nextInt(STARTS_MILLIS)),
                        Duration.ofMillis(random.nextInt(SHORTEST_RUN_MILLIS, LONGEST_RUN_MILLIS))))
                .limit(count);
    }
}
