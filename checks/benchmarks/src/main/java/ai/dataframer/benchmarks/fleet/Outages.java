package ai.dataframer.benchmarks.fleet;

import ai.dataframer.benchmarks.fleet.Contender.OnFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

/** How many waits live through an outage of the service. */
final class Outages {
    private static final int WAITS = 1000;
    private static final Duration RUNS_ON = Duration.ofMinutes(1);

    /** Ages of a wait when the outage begins, in seconds. */
    enum Age {
        NEW(0, 1, "0 to 1 s"),
        YOUNG(1, 10, "1 to 10 s"),
        SECONDS(10, 60, "10 to 60 s"),
        MINUTES(60, 300, "1 to 5 min"),
        OLD(300, 900, "5 to 15 min");

        private final int from;
        private final int to;
        final String title;

        Age(int from, int to, String title) {
            this.from = from;
            this.to = to;
            this.title = title;
        }
    }

    private Outages() {}

    /** Returns the share, in percent, of as many waits of each age. */
    static double survival(Contender contender, int seconds) {
        return Arrays.stream(Age.values())
                .mapToDouble(age -> survival(contender, age, seconds))
                .average()
                .orElseThrow();
    }

    /** Returns the share, in percent, of waits that see the end of a run that ends a minute after the outage. */
    static double survival(Contender contender, Age age, int seconds) {
        var random = new Random(1);
        var loop = new EventLoop();
        Duration begin = Duration.ofSeconds(age.to);
        Duration length = Duration.ofSeconds(seconds);
        VirtualService service = VirtualService.withOutage(begin, length);
        var clients = Stream.generate(
                        () -> new Fleet(contender, loop, service, random, OnFailure.END)) // one for each wait
                .limit(WAITS)
                .toList();
        for (Fleet client : clients) {
            Duration old = Duration.ofMillis(random.nextInt(1000 * age.from, 1000 * age.to));
            client.add(begin.minus(old), old.plus(length).plus(RUNS_ON));
        }
        loop.run(Duration.ofHours(1));
        return 100.0 * clients.stream().mapToLong(Fleet::sawTheEnd).sum() / WAITS;
    }
}
