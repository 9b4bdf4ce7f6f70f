package ai.dataframer.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws text as a terminal shows it. From the demo's output it makes the README's picture:
 *
 * <pre>
 * ./mvnw -q -Pdemo | java checks/benchmarks/src/main/java/ai/dataframer/benchmarks/TerminalPicture.java './mvnw -q -Pdemo' &gt; docs/demo.svg
 * </pre>
 */
final class TerminalPicture {
    private static final int WIDTH = 860;
    private static final int LINE = 17;
    private static final int LEFT = 16;
    private static final int TOP = 44;

    private static final Pattern COLORED = Pattern.compile("PENDING|PROCESSING|SUCCEEDED|#+");
    private static final Map<Character, String> COLORS =
            Map.of('P', "#e5c07b", 'S', "#7ec77b", '#', "#61afef"); // by the first letter

    private TerminalPicture() {}

    public static void main(String[] args) throws IOException {
        String output = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        System.out.writeBytes(
                svg(args[0], output.stripTrailing().lines().toList()).getBytes(StandardCharsets.UTF_8));
    }

    private static String svg(String command, List<String> output) {
        int height = TOP + LINE * (output.size() + 1);
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 %1$d %2$d" font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="13" fill="#d6d9de">
                <title>Output of %3$s</title>
                <rect width="%1$d" height="%2$d" rx="8" fill="#22262e"/>
                <circle cx="20" cy="16" r="5" fill="#e06c75"/><circle cx="38" cy="16" r="5" fill="#e5c07b"/><circle cx="56" cy="16" r="5" fill="#7ec77b"/>
                """.formatted(WIDTH, height, escape(command)));
        svg.append(text(0, "<tspan fill=\"#7f8794\">$</tspan>" + columns(" " + command)));
        for (int i = 0; i < output.size(); i++) {
            svg.append(text(i + 1, COLORED.matcher(columns(output.get(i))).replaceAll(TerminalPicture::colored)));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String text(int line, String content) {
        return content.isEmpty()
                ? ""
                : "<text x=\"%d\" y=\"%d\">%s</text>%n".formatted(LEFT, TOP + LINE * line, content);
    }

    private static String colored(MatchResult word) {
        String color = COLORS.get(word.group().charAt(0));
        return Matcher.quoteReplacement("<tspan fill=\"" + color + "\">" + word.group() + "</tspan>");
    }

    /** Returns the text with non-breaking spaces: not every viewer knows {@code xml:space}, and some would trim even these without it. */
    private static String columns(String text) {
        return escape(text).replace(' ', '\u00a0');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
