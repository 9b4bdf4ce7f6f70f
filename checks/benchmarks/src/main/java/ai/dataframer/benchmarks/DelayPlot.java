package ai.dataframer.benchmarks;

import ai.dataframer.client.polling.PollSimulation;
import ai.dataframer.client.polling.PollSimulation.Step;
import ai.dataframer.client.polling.PollingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Draws the default delays between polls over the time waited, with the polls of one wait. */
final class DelayPlot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 360;
    private static final int LEFT = 60;
    private static final int RIGHT = WIDTH - 24;
    private static final int TOP = 56;
    private static final int BOTTOM = HEIGHT - 56;

    private static final double LONGEST_WAIT = 300;
    private static final double LONGEST_DELAY = 17;
    private static final Duration ANSWER = Duration.ofMillis(80);

    private DelayPlot() {}

    static String svg() {
        PollingPolicy policy = PollingPolicy.defaults();
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <title>Default delay before the next poll</title>
                <rect width="100%%" height="100%%" fill="#fff"/>
                <text x="%d" y="24" font-size="16" font-weight="bold" fill="#222">Default delay before the next poll</text>
                <text x="%d" y="42" fill="#666">a tenth of the time waited, between 0.5 s and 15 s, shortened by up to 20 %% jitter</text>
                """.formatted(WIDTH, HEIGHT, LEFT, LEFT));
        for (int minute = 0; minute <= LONGEST_WAIT / 60; minute++) {
            svg.append("<path d=\"M%.1f %dV%d\" stroke=\"#e4e4e4\"/>%n".formatted(x(60 * minute), TOP, BOTTOM));
            svg.append(text(x(60 * minute), BOTTOM + 20, "middle", "#666", minute + " min"));
        }
        for (int seconds = 0; seconds <= 15; seconds += 5) {
            svg.append("<path d=\"M%d %.1fH%d\" stroke=\"#e4e4e4\"/>%n".formatted(LEFT, y(seconds), RIGHT));
            svg.append(text(LEFT - 8, y(seconds) + 4, "end", "#666", seconds + " s"));
        }
        svg.append("<path d=\"M%s\" fill=\"#c0392b\" fill-opacity=\".15\"/>%n".formatted(band(policy)));
        List<Step> polls = PollSimulation.steps(policy, Duration.ofSeconds((long) LONGEST_WAIT), ANSWER, new Random(1));
        for (Step poll : polls) {
            svg.append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#c0392b\"/>%n"
                    .formatted(x(seconds(poll.elapsed())), y(seconds(poll.delay()))));
        }
        svg.append(text((LEFT + RIGHT) / 2.0, HEIGHT - 14, "middle", "#222", "time waited"));
        svg.append(text(x(92), y(4), "start", "#c0392b", "band: range of the delay"));
        svg.append(text(x(92), y(2.8), "start", "#c0392b", "dots: the %d polls of one wait".formatted(polls.size())));
        return svg.append("</svg>\n").toString();
    }

    /** Returns the outline of the delays with and without the most jitter. */
    private static String band(PollingPolicy policy) {
        var longest = new StringBuilder();
        var shortest = new StringBuilder();
        for (int second = 0; second <= LONGEST_WAIT; second += 5) {
            double delay = seconds(policy.backoff().nextDelay(Duration.ofSeconds(second), 1));
            longest.append("%.1f %.1f ".formatted(x(second), y(delay)));
            shortest.insert(0, "%.1f %.1f ".formatted(x(second), y(delay * (1 - policy.jitter()))));
        }
        return longest + shortest.toString() + "Z";
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static double x(double seconds) {
        return LEFT + (RIGHT - LEFT) * seconds / LONGEST_WAIT;
    }

    private static double y(double delay) {
        return BOTTOM - (BOTTOM - TOP) * delay / LONGEST_DELAY;
    }

    private static String text(double x, double y, String anchor, String color, String text) {
        return "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n"
                .formatted(x, y, anchor, color, text);
    }
}
