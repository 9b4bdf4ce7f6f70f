package ai.dataframer.benchmarks;

import ai.dataframer.benchmarks.fleet.FleetSimulation;
import ai.dataframer.benchmarks.fleet.Median;
import ai.dataframer.client.polling.PollDecision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures every row and prints the table: {@code Table DOCS_FOLDER [ROW,ROW...]}, with rows out of small, big, heap, waits, start,
 * polling, parts, fleet, files. "fleet" has tables of its own.
 */
final class Table {
    private static final List<Integer> WAITS = List.of(10_000, 100_000);
    private static final int WAITED_MILLIS = 10_000;
    private static final int STARTS = 31;
    private static final int STREAMED = 10_000_000;

    private final String service;

    private Table(String service) {
        this.service = service;
    }

    public static void main(String[] args) throws IOException, RunnerException {
        Locale.setDefault(Locale.ROOT);
        var wanted = args.length < 2 || args[1].isBlank()
                ? new TreeSet<>(List.of("small", "big", "heap", "waits", "start", "polling", "parts", "fleet", "files"))
                : new TreeSet<>(Arrays.asList(args[1].split(",")));
        Process server = Jvm.start(Service.class, List.of());
        try {
            var table = new Table("http://127.0.0.1:" + server.inputReader().readLine());
            Predicate<String> is = wanted::contains;
            table.measure(is, Path.of(args[0]));
        } finally {
            server.destroy();
        }
    }

    private void measure(Predicate<String> is, Path docs) throws IOException, RunnerException {
        System.out.println(Row.HEADER);
        if (is.test("small")) {
            small();
        }
        if (is.test("big")) {
            big();
        }
        if (is.test("heap")) {
            heap();
        }
        if (is.test("waits")) {
            for (int count : WAITS) {
                waits(count, "at once for runs of 10 s");
            }
            waits(100_000, "through an outage of 10 s with error pages of 70 kB", "outage");
        }
        if (is.test("files")) {
            add(FileRows.measure());
        }
        if (is.test("start")) {
            start();
        }
        if (is.test("polling")) {
            add(PollingTradeOff.measure(docs.resolve("internals/polling-tradeoff.svg")));
            Files.writeString(docs.resolve("delays.svg"), DelayPlot.svg());
        }
        if (is.test("parts")) {
            parts();
        }
        if (is.test("fleet")) {
            FleetSimulation.run(docs.resolve("internals/fleet.svg"));
        }
    }

    private void small() throws RunnerException {
        var calls = inRounds(9, SmallCall.class, 5, 2, 1);
        double ours = calls.cpu(Client.DATAFRAMER);
        add(new Row(
                "one small call, us wall/CPU: CPU against retrofit2",
                calls.figures(calls::wall, calls::cpu),
                ours / calls.cpu(Client.RETROFIT2),
                1.05));
        add(new Row("one small call: CPU against native", "", ours / calls.cpu(Client.NATIVE), 0.6));
    }

    private void big() throws RunnerException {
        var runs = inRounds(5, BigRun.class, 4, 3, 0);
        double best =
                Client.ALTERNATIVES.stream().mapToDouble(runs::wallOfOne).min().orElseThrow();
        add(new Row(
                "1,000,000 entities, ms wall/CPU: wall against the best alternative",
                runs.figures(runs::wallOfOne, client -> runs.cpu(client) / 1000),
                runs.wallOfOne(Client.DATAFRAMER) / best,
                0.8));
    }

    private void heap() throws IOException {
        List<String> smallest = new ArrayList<>();
        for (Client client : Client.ALTERNATIVES) {
            int heap = 64;
            while (heap <= 2048 && !fits(client, heap, Work.BIG)) {
                heap += heap / 2;
            }
            smallest.add(client.title + " " + heap);
        }
        add(Row.of(
                "1,000,000 entities in 48 MB of heap",
                "the alternatives need, MB: " + String.join(", ", smallest),
                fits(Client.DATAFRAMER, 48, Work.BIG)));
        long begin = System.nanoTime();
        boolean streamed = fits(Client.STREAMING, 24, Work.runOf(STREAMED));
        add(Row.of(
                "10,000,000 entities streamed in 24 MB of heap",
                "%.1f s".formatted((System.nanoTime() - begin) / 1e9),
                streamed));
    }

    private boolean fits(Client client, int megabytes, UUID run) throws IOException {
        return !Jvm.run(Once.class, List.of("-Xmx" + megabytes + "m"), service, client, run)
                .line()
                .isEmpty();
    }

    private void waits(int count, String what, Object... outage) throws IOException {
        Object[] arguments = Stream.concat(Stream.of(service, count, WAITED_MILLIS), Stream.of(outage))
                .toArray();
        String line = Jvm.run(Waits.class, List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"), arguments)
                .line();
        String[] seen = line.isEmpty() ? new String[] {"0", "999", "0"} : line.split(" ");
        add(Row.of(
                "%,d waits %s, in 256 MB of heap".formatted(count, what),
                "%s finished, at most %s live threads, %s s".formatted((Object[]) seen),
                Integer.parseInt(seen[0]) == count && Integer.parseInt(seen[1]) <= 80));
    }

    private void start() throws IOException {
        List<Double> theirs = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) { // in turn, so that what else the machine does meets both
            theirs.add(secondsToFirstResult(Client.BY_HAND));
            ours.add(secondsToFirstResult(Client.DATAFRAMER));
        }
        double our = Median.of(ours, Double::doubleValue);
        double their = Median.of(theirs, Double::doubleValue);
        add(new Row(
                "from JVM start to the first result, ms: against by hand",
                "%.0f, by hand %.0f".formatted(1000 * our, 1000 * their),
                our / their,
                1.15));
    }

    private double secondsToFirstResult(Client client) throws IOException {
        return Jvm.run(Once.class, List.of(), service, client, Work.SMALL).seconds();
    }

    private void parts() throws RunnerException {
        for (Class<?> part : List.of(Decode.class, PollDecision.class, BuildClient.class)) {
            for (RunResult result : jmh(part, 3, 5, 1)) {
                var primary = result.getPrimaryResult();
                add(Row.info(
                        part.getSimpleName() + "." + primary.getLabel(),
                        "%.3g %s".formatted(primary.getScore(), primary.getScoreUnit())));
            }
        }
    }

    private Measured inRounds(int rounds, Class<?> benchmark, int warmups, int iterations, int seconds)
            throws RunnerException {
        List<RunResult> results = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            results.addAll(jmh(benchmark, warmups, iterations, seconds));
        }
        return new Measured(results);
    }

    private List<RunResult> jmh(Class<?> benchmark, int warmups, int iterations, int seconds) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark.getName() + "\\.")
                .forks(1)
                .warmupIterations(warmups)
                .measurementIterations(iterations)
                .addProfiler(CpuTime.class)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs("-Dservice=" + service);
        if (seconds > 0) {
            options.warmupTime(TimeValue.seconds(seconds)).measurementTime(TimeValue.seconds(seconds));
        }
        return List.copyOf(new Runner(options.build()).run());
    }

    private void add(Row row) {
        System.out.println(row);
    }

    private void add(List<Row> measured) {
        measured.forEach(this::add);
    }
}
