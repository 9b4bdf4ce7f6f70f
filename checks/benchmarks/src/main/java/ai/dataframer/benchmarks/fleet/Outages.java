package ai.dataframer.benchmarks.fleet;

import ai.dataframer.benchmarks.fleet.Contender.OnFailure;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** How many waits live through an outage of the service. */
final class Outages {
    private static final int WAITS = 1000;
    private static final Duration RUNS_ON = Duration.ofMinutes(1);

    private record Age(int from, int to) {}

    /** Ages of a wait when the outage begins, in seconds. */
    private static final List<Age> AGES =
            List.of(new Age(0, 1), new Age(1, 10), new Age(10, 60), new Age(60, 300), new Age(300, 900));

    private Outages() {}

    /** Returns the share, in percent, of as many waits of each age. */
    static double survival(Contender contender, int seconds) {
        return AGES.stream()
                .mapToDouble(age -> survival(contender, age, seconds))
                .average()
                .orElseThrow();
    }

    /** Returns the share, in percent, of waits that see the end of a run that ends a minute after the outage. */
    private static double survival(Contender contender, Age age, int seconds) {
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
