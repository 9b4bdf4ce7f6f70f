package ai.dataframer.benchmarks.fleet;

import ai.dataframer.benchmarks.fleet.Contender.OnFailure;
import ai.dataframer.benchmarks.fleet.Outages.Age;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Prints the tables of docs/internals/simulations.md and draws its picture: {@code FleetSimulation SVG_FILE}. Each run prints the same. */
public final class FleetSimulation {
    private static final List<Integer> OUTAGES = List.of(1, 5, 10, 30, 60, 120, 300, 600);
    private static final List<Integer> WAITS = List.of(1, 20, 200, 1000);
    private static final List<Integer> LIMITS = List.of(1, 5, 20, 100);

    private static final Logger LOG = Logger.getLogger("ai.dataframer.client"); // keeps the logger and its level alive

    private FleetSimulation() {}

    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        run(Path.of(args[0]));
    }

    /** Plays everything. */
    public static void run(Path svg) throws IOException {
        LOG.setLevel(Level.SEVERE); // otherwise each simulated client warns of its rate limit
        outages();
        loads();
        sharedLimits();
        refusalsAtRandom();
        limits();
        Files.writeString(svg, FleetPlot.svg());
    }

    private static void outages() {
        header("age of the wait; length of the outage", OUTAGES, seconds -> duration(seconds));
        for (Age age : Age.values()) {
            row(age.title, OUTAGES, seconds -> each(c -> "%.0f".formatted(Outages.survival(c, age, seconds))));
        }
    }

    private static void loads() {
        List<Contender> contenders = List.of(Contender.values());
        header("requests/s, waits: the last end at best", contenders, c -> c.title);
        for (int limit : LIMITS) {
            for (int waits : WAITS) {
                row(
                        "%d, %,d: %.0f s".formatted(limit, waits, Load.best(waits, limit)),
                        contenders,
                        c -> load(Load.play(c, waits, limit, OnFailure.GO_ON), waits));
            }
        }
        System.out.println("\n200 waits on 5 requests/s, plain loops that end at a refused call: "
                + each(c -> "%d".formatted(Load.play(c, 200, 5, OnFailure.END).sawTheEnd())) + " see the end");
    }

    private static String load(Load load, int waits) {
        long lost = waits - load.sawTheEnd();
        return "%.0f %%, %.0f s, %.0f s".formatted(load.requests().failedPercent(), load.end(), load.longestGap())
                + (lost == 0 ? "" : ", %d lost".formatted(lost));
    }

    private static void sharedLimits() {
        header("two clients", List.of("the first", "the second"), title -> title);
        for (int head : List.of(0, 60, 300)) {
            shares(Contender.OURS, Contender.OURS, head);
        }
        shares(Contender.FIXED, Contender.FIXED, 0);
        shares(Contender.OURS, Contender.GROWING, 0);
        shares(Contender.OURS, Contender.FIXED, 0);
    }

    private static void shares(Contender first, Contender second, int head) {
        var shares = SharedLimit.play(first, second, Duration.ofSeconds(head));
        row(
                first.title + ", " + second.title + (head == 0 ? "" : " " + duration(head) + " later"),
                List.of(shares.first(), shares.second()),
                share -> "%,d, %.0f %%, %.0f s"
                        .formatted(share.requests().taken(), share.requests().failedPercent(), share.longestGap()));
    }

    private static void refusalsAtRandom() {
        header("refused at random, requests/s wanted", List.of(503, 429), status -> "%d".formatted(status));
        for (Refusals.Demand demand : Refusals.Demand.values()) {
            for (double share : List.of(0.0, 0.002, 0.01, 0.05, 0.2, 0.33, 0.5)) {
                row(
                        "%.1f %%, %s".formatted(100 * share, demand.title),
                        List.of(503, 429),
                        status -> Refusals.seeds(
                                seed -> Refusals.sentPerSecond(demand, status, share, seed), "%.1f (%.1f)"));
            }
        }
    }

    private static void limits() {
        header(
                "limit, waits; also refused at random",
                List.of(0.0, 0.05, 0.2),
                share -> "%.0f %%".formatted(100 * share));
        for (int status : List.of(429, 503)) {
            limit(status, 8, 60, 6);
            limit(status, 5, 200, 10);
        }
        header("two clients on 20 requests/s", List.of(0.0, 0.05, 0.2), share -> "%.0f %%".formatted(100 * share));
        for (int status : List.of(429, 503)) {
            row("%d".formatted(status), List.of(0.0, 0.05, 0.2), share -> Refusals.shared(status, 20, share));
        }
    }

    private static void limit(int status, int perSecond, int waits, int seconds) {
        row(
                "%d per second by %d, %d waits of %d s".formatted(perSecond, status, waits, seconds),
                List.of(0.0, 0.05, 0.2),
                share -> Refusals.ends(status, perSecond, share, waits, seconds));
    }

    private static String each(Function<Contender, String> figure) {
        return Arrays.stream(Contender.values()).map(figure).collect(Collectors.joining(" / "));
    }

    private static String duration(int seconds) {
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min";
    }

    private static <T> void header(String first, List<T> columns, Function<T, String> title) {
        System.out.println();
        row(first, columns, title);
        System.out.println("|---".repeat(1 + columns.size()) + "|");
    }

    private static <T> void row(String first, List<T> columns, Function<T, String> cell) {
        System.out.println(columns.stream().map(cell).collect(Collectors.joining(" | ", "| " + first + " | ", " |")));
    }
}
