package ai.dataframer.benchmarks.fleet;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Lines of percentages, over a logarithmic scale that begins at 1. */
final class Panel {
    private static final int LEFT = 76;
    private static final int RIGHT = 724;
    private static final int HEIGHT = 220;

    private final StringBuilder svg = new StringBuilder();
    private final int top;
    private final double most;
    private int lines;

    Panel(int top, String title, String xTitle, double most) {
        this.top = top;
        this.most = most;
        svg.append("<text x=\"%d\" y=\"%d\" font-size=\"16\" font-weight=\"bold\" fill=\"#222\">%s</text>%n"
                .formatted(LEFT, top - 32, title));
        for (int percent = 0; percent <= 100; percent += 25) {
            svg.append("<path d=\"M%d %.1fH%d\" stroke=\"#e4e4e4\"/>%n".formatted(LEFT, y(percent), RIGHT));
            svg.append(text(LEFT - 8, y(percent) + 4, "end", "#666", percent + " %"));
        }
        svg.append(text((LEFT + RIGHT) / 2.0, top + HEIGHT + 44, "middle", "#222", xTitle));
    }

    void tick(double x, String label) {
        svg.append("<path d=\"M%.1f %dV%d\" stroke=\"#e4e4e4\"/>%n".formatted(x(x), top, top + HEIGHT));
        svg.append(text(x(x), top + HEIGHT + 20, "middle", "#666", label));
    }

    void line(Contender contender, List<Integer> xs, ToDoubleFunction<Integer> percent) {
        String points = xs.stream()
                .map(x -> "%.1f,%.1f".formatted(x(x), y(percent.applyAsDouble(x))))
                .collect(Collectors.joining(" "));
        svg.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%d\" stroke-dasharray=\"%s\"/>%n"
                .formatted(points, color(contender), contender == Contender.OURS ? 4 : 2, dashes(contender)));
        legend(contender);
    }

    private void legend(Contender contender) {
        int x = LEFT + 150 * lines++;
        svg.append("<path d=\"M%d %dh28\" stroke=\"%s\" stroke-width=\"%d\" stroke-dasharray=\"%s\"/>%n"
                .formatted(x, top - 15, color(contender), contender == Contender.OURS ? 4 : 2, dashes(contender)));
        svg.append(text(x + 34, top - 11, "start", color(contender), contender.title));
    }

    private static String color(Contender contender) {
        return switch (contender) {
            case OURS -> "#c0392b";
            case FIXED -> "#2c5d8f";
            case GROWING -> "#555";
        };
    }

    private static String dashes(Contender contender) {
        return contender == Contender.GROWING ? "6 4" : "none";
    }

    private double x(double x) {
        return LEFT + (RIGHT - LEFT) * Math.log(x) / Math.log(most);
    }

    private double y(double percent) {
        return top + HEIGHT * (1 - percent / 100);
    }

    private static String text(double x, double y, String anchor, String color, String text) {
        return "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n"
                .formatted(x, y, anchor, color, text);
    }

    @Override
    public String toString() {
        return svg.toString();
    }
}
