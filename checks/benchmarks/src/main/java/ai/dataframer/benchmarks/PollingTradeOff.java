package ai.dataframer.benchmarks;

import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollSimulation;
import ai.dataframer.client.polling.PollSimulation.Outcome;
import ai.dataframer.client.polling.PollingPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What polling policies cost and give, over runs of 2 s to 1 h: requests against lateness, the time from a run's end to the poll
 * that sees it. As many runs of 2 to 4 s are played as of 30 to 60 min, and every policy plays the same.
 */
final class PollingTradeOff {
    private static final int RUNS = 20_000;
    private static final double SHORTEST = 2;
    private static final double LONGEST = 3600;
    private static final Duration ANSWER = Duration.ofMillis(80);

    /** A policy's figures; lateness as a share of the run's duration, and in seconds. */
    record Point(String policy, boolean ours, double p95Percent, double worstSeconds, double requests) {}

    private PollingTradeOff() {}

    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        measure(Path.of(args[0])).forEach(System.out::println);
    }

    /** Plays all policies, writes the plot, and returns their rows of the table. */
    static List<Row> measure(Path svg) throws IOException {
        Point ours = play("default", true, PollingPolicy.defaults());
        List<Point> points = new ArrayList<>(List.of(ours));
        for (int seconds : List.of(1, 2, 5, 10, 30)) {
            points.add(play("every " + seconds + " s", Backoff.fixed(Duration.ofSeconds(seconds))));
        }
        points.add(play("1 s × 2 up to 30 s", Backoff.exponential(seconds(1), 2, seconds(30))));
        points.add(play("5 s × 1.5 up to 45 s", Backoff.exponential(seconds(5), 1.5, seconds(45))));
        points.add(play("1 s × 1.5 up to 10 s", Backoff.exponential(seconds(1), 1.5, seconds(10))));
        Files.writeString(svg, TradeOffPlot.svg(points));

        List<Row> rows = new ArrayList<>();
        String goal = "polling %s: 95th percentile of lateness, worst, requests";
        rows.add(Row.of(
                goal.formatted(ours.policy),
                figures(ours),
                ours.p95Percent <= 11 && ours.worstSeconds <= 15.5 && ours.requests <= 70));
        points.stream().skip(1).forEach(point -> rows.add(Row.info("polling " + point.policy, figures(point))));
        return rows;
    }

    private static String figures(Point point) {
        return "%.1f %%, %.1f s, %.0f".formatted(point.p95Percent, point.worstSeconds, point.requests);
    }

    private static Point play(String name, Backoff backoff) {
        return play(
                name, false, PollingPolicy.builder().backoff(backoff).jitter(0).build());
    }

    private static Point play(String name, boolean ours, PollingPolicy policy) {
        PollingPolicy patient = policy.toBuilder().timeout(Duration.ofHours(2)).build();
        var random = new Random(1);
        var shares = new double[RUNS];
        double worst = 0;
        double requests = 0;
        for (int i = 0; i < RUNS; i++) {
            double seconds = SHORTEST * Math.pow(LONGEST / SHORTEST, (i + random.nextDouble()) / RUNS);
            Outcome outcome = PollSimulation.play(patient, nanos(seconds), ANSWER, random);
            double late = outcome.lateness().toNanos() / 1e9;
            shares[i] = 100 * late / seconds;
            worst = Math.max(worst, late);
            requests += (double) outcome.polls() / RUNS;
        }
        Arrays.sort(shares);
        return new Point(name, ours, shares[RUNS * 95 / 100], worst, requests);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Duration nanos(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
