package ai.dataframer.benchmarks.fleet;

import ai.dataframer.benchmarks.fleet.Contender.OnFailure;
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

/** Prints what docs/internals/simulations.md states, and draws its picture: {@code FleetSimulation SVG_FILE}. Each run prints the same. */
public final class FleetSimulation {
    private static final List<Integer> OUTAGES = List.of(1, 5, 10, 30, 60, 120, 300, 600);
    private static final List<Integer> WAITS = List.of(200, 1000);
    private static final List<Integer> LIMITS = List.of(1, 5, 20);

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
        for (int status : List.of(503, 429)) {
            refusalsAtRandom(status);
            limits(status);
        }
        Files.writeString(svg, FleetPlot.svg());
    }

    private static void outages() {
        header("length of the outage", OUTAGES, seconds -> duration(seconds));
        for (Contender contender : Contender.values()) {
            row(contender.title, OUTAGES, seconds -> "%.0f".formatted(Outages.survival(contender, seconds)));
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
        for (int head : List.of(0, 60)) {
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

    private static void refusalsAtRandom(int status) {
        List<Refusals.Demand> demands = List.of(Refusals.Demand.values());
        header("share refused by " + status, demands, demand -> demand.title);
        for (double share : List.of(0.002, 0.01, 0.05, 0.2, 0.33, 0.5)) {
            row(
                    "%.1f %%".formatted(100 * share),
                    demands,
                    demand ->
                            Refusals.seeds(seed -> Refusals.sentPerSecond(demand, status, share, seed), "%.1f (%.1f)"));
        }
    }

    private static void limits(int status) {
        List<Double> shares = List.of(0.0, 0.05, 0.2);
        header("limit by " + status + "; also refused at random", shares, share -> "%.0f %%".formatted(100 * share));
        row("8 per second, 60 waits of 6 s", shares, share -> Refusals.ends(status, 8, share, 60, 6));
        row("5 per second, 200 waits of 10 s", shares, share -> Refusals.ends(status, 5, share, 200, 10));
        row("20 per second, two clients", shares, share -> Refusals.shared(status, 20, share));
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
