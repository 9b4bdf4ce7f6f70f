package ai.dataframer.benchmarks.fleet;

import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** What becomes of this library's waits where requests are refused at random, beyond a limit, or both. Medians of some seeds. */
final class Refusals {
    private static final int SEEDS = 15;
    private static final Duration LOOKED_AT = Duration.ofMinutes(2);
    private static final Duration HEAD = Duration.ofSeconds(30);

    /** Waits that want to poll at a fixed rate. */
    enum Demand {
        TWICE_A_SECOND("50 waits twice a second", 50, 500, 0.2),
        SLOW("1,000 waits every 15 s", 1000, 15_000, 0);

        final String title;
        private final int waits;
        private final int millis;
        private final double jitter;

        Demand(String title, int waits, int millis, double jitter) {
            this.title = title;
            this.waits = waits;
            this.millis = millis;
            this.jitter = jitter;
        }

        /** Has the waits begin within the time of one delay. */
        private Fleet start(EventLoop loop, VirtualService service, Random random) {
            var policy = PollingPolicy.builder()
                    .backoff(Backoff.fixed(Duration.ofMillis(millis)))
                    .jitter(jitter)
                    .build();
            var fleet = new Fleet(policy, loop, service, random);
            for (int i = 0; i < waits; i++) {
                fleet.add(Duration.ofMillis(random.nextInt(millis)), Duration.ofHours(1));
            }
            return fleet;
        }
    }

    private Refusals() {}

    /** Returns the requests per second, refused ones included, once all waits have begun. */
    static double sentPerSecond(Demand demand, int status, double share, long seed) {
        var random = new Random(seed);
        var loop = new EventLoop();
        var service = VirtualService.refusing(status, Double.MAX_VALUE, share, random);
        Fleet fleet = demand.start(loop, service, random);
        loop.run(Duration.ofMillis(demand.millis));
        Counts before = fleet.counts();
        loop.run(Duration.ofMillis(demand.millis).plus(LOOKED_AT));
        return (double) fleet.counts().minus(before).sent() / LOOKED_AT.toSeconds();
    }

    /** Returns when the last of some waits with the default policy ends, and the share of requests refused, for runs of so many seconds. */
    static String ends(int status, int perSecond, double share, int waits, int seconds) {
        List<Fleet> fleets = play(seed -> {
            var random = new Random(seed);
            var loop = new EventLoop();
            var service = VirtualService.refusing(status, perSecond, share, random);
            var fleet = new Fleet(PollingPolicy.defaults(), loop, service, random);
            for (int i = 0; i < waits; i++) {
                fleet.add(Duration.ofMillis(1), Duration.ofSeconds(seconds));
            }
            loop.run(Duration.ofHours(1));
            return fleet;
        });
        return "%.0f s, %.0f %%".formatted(Median.of(fleets, Fleet::end), Median.of(fleets, Refusals::refusedPercent));
    }

    /** Returns the lesser share of two clients, of which the second comes later, and the share of requests refused since then. */
    static String shared(int status, int perSecond, double share) {
        List<Counts[]> pairs = play(seed -> {
            var random = new Random(seed);
            var loop = new EventLoop();
            var service = VirtualService.refusing(status, perSecond, share, random);
            Fleet first = Demand.TWICE_A_SECOND.start(loop, service, random);
            loop.run(HEAD);
            Counts alone = first.counts();
            Fleet second = Demand.TWICE_A_SECOND.start(loop, service, random);
            loop.run(HEAD.plus(LOOKED_AT.multipliedBy(2)));
            return new Counts[] {first.counts().minus(alone), second.counts()};
        });
        return "%.0f %%, %.0f %%"
                .formatted(
                        Median.of(
                                pairs,
                                pair -> 100.0
                                        * Math.min(pair[0].taken(), pair[1].taken())
                                        / (pair[0].taken() + pair[1].taken())),
                        Median.of(
                                pairs,
                                pair -> 100.0
                                        * (pair[0].failed() + pair[1].failed())
                                        / (pair[0].sent() + pair[1].sent())));
    }

    private static double refusedPercent(Fleet fleet) {
        return fleet.counts().failedPercent();
    }

    /** Returns the median and the least figure, in this order. */
    static String seeds(LongFunction<Double> figure, String format) {
        List<Double> figures = play(figure).stream().sorted().toList();
        return format.formatted(figures.get(SEEDS / 2), figures.get(0));
    }

    private static <T> List<T> play(LongFunction<T> seed) {
        return LongStream.range(0, SEEDS).mapToObj(seed).toList();
    }
}
