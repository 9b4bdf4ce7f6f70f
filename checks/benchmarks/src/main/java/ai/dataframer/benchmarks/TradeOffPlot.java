package ai.dataframer.benchmarks;

import ai.dataframer.benchmarks.PollingTradeOff.Point;
import java.util.List;

/** Draws requests against lateness, both on a logarithmic scale. */
final class TradeOffPlot {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 460;
    private static final int LEFT = 92;
    private static final int RIGHT = WIDTH - 24;
    private static final int TOP = 56;
    private static final int BOTTOM = HEIGHT - 60;

    private static final double FEWEST = 8;
    private static final double MOST = 700;
    private static final double LEAST_LATE = 5;
    private static final double MOST_LATE = 1200;

    private TradeOffPlot() {}

    static String svg(List<Point> points) {
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <title>What polling policies cost and give</title>
                <rect width="100%%" height="100%%" fill="#fff"/>
                <text x="%d" y="24" font-size="16" font-weight="bold" fill="#222">What polling policies cost and give</text>
                <text x="%d" y="42" fill="#666">runs of 2 s to 1 h; the lower left corner is best</text>
                """.formatted(WIDTH, HEIGHT, LEFT, LEFT));
        for (int requests : List.of(10, 20, 50, 100, 200, 500)) {
            svg.append("<path d=\"M%.1f %dV%d\" stroke=\"#e4e4e4\"/>%n".formatted(x(requests), TOP, BOTTOM));
            svg.append(text(x(requests), BOTTOM + 20, "middle", "#666", Integer.toString(requests)));
        }
        for (int percent : List.of(5, 10, 20, 50, 100, 200, 500, 1000)) {
            svg.append("<path d=\"M%d %.1fH%d\" stroke=\"#e4e4e4\"/>%n".formatted(LEFT, y(percent), RIGHT));
            svg.append(text(LEFT - 8, y(percent) + 4, "end", "#666", percent + " %"));
        }
        svg.append(text((LEFT + RIGHT) / 2.0, HEIGHT - 16, "middle", "#222", "requests per wait, mean"));
        svg.append("<text transform=\"translate(20 %d) rotate(-90)\" text-anchor=\"middle\" fill=\"#222\">"
                        .formatted((TOP + BOTTOM) / 2)
                + "noticed late by, share of the run, 95th percentile</text>\n");
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            String color = point.ours() ? "#c0392b" : "#2c5d8f";
            double x = x(point.requests());
            double y = y(point.p95Percent());
            int radius = point.ours() ? 7 : 5;
            svg.append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" fill=\"%s\"/>%n".formatted(x, y, radius, color));
            boolean atTheRight = x > RIGHT - 150;
            double level = y + (i % 2 == 0 ? 12 : -4); // neighbours on the list may be neighbours in the plot
            svg.append(text(atTheRight ? x - 10 : x + 10, level, atTheRight ? "end" : "start", color, point.policy()));
        }
        return svg.append("</svg>\n").toString();
    }

    private static double x(double requests) {
        return LEFT + (RIGHT - LEFT) * Math.log(requests / FEWEST) / Math.log(MOST / FEWEST);
    }

    private static double y(double percent) {
        return BOTTOM - (BOTTOM - TOP) * Math.log(percent / LEAST_LATE) / Math.log(MOST_LATE / LEAST_LATE);
    }

    private static String text(double x, double y, String anchor, String color, String text) {
        return "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n"
                .formatted(x, y, anchor, color, text);
    }
}
