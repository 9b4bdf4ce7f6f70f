package ai.dataframer.examples;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * The program's output: a terminal or, when redirected, a file. Control characters in text from the service become question
 * marks. Not thread-safe.
 */
final class Screen {
    /** Columns where there is no terminal: fits a page of a log. */
    static final int WIDTH = 80;

    /** Columns below which tables and progress are shorter. */
    private static final int WIDE = 60;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final int width;
    private final char bar;
    private int drawn;

    /**
     * Creates a screen.
     *
     * @param terminal true if a line can be overwritten
     * @param width columns
     * @param bar the character of bars in a chart
     */
    Screen(PrintStream out, PrintStream err, boolean terminal, int width, char bar) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.width = width;
        this.bar = bar;
    }

    /** Returns the screen of standard output and standard error. */
    static Screen ofThisProcess() {
        Optional<Charset> terminal =
                Optional.ofNullable(System.console()).filter(Screen::isTerminal).map(Console::charset);
        boolean hasBlocks =
                terminal.filter(charset -> charset.newEncoder().canEncode('█')).isPresent();
        int width = terminal.isPresent() ? TerminalSize.columns().orElse(WIDTH) : WIDTH;
        return new Screen(System.out, System.err, terminal.isPresent(), width, hasBlocks ? '█' : '#');
    }

    boolean isTerminal() {
        return terminal;
    }

    char bar() {
        return bar;
    }

    int width() {
        return width;
    }

    boolean isWide() {
        return width >= WIDE;
    }

    void println(String line) {
        out.println(wrapped(line));
    }

    void error(String line) {
        err.println(wrapped(line));
    }

    /** Overwrites the current line; {@link #endLine} keeps it. Spaces clear the rest, which works on any terminal. */
    void redraw(String line) {
        String shown = printable(line.length() < width ? line : line.substring(0, width - 4) + "...");
        out.print("\r" + shown + " ".repeat(Math.max(0, drawn - shown.length())));
        out.flush();
        drawn = shown.length();
    }

    void endLine() {
        out.println();
        drawn = 0;
    }

    /** Before JDK 22 only a terminal has a console. Since then a console may be a file, and {@code isTerminal} tells them apart. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Breaks a line that is wider than the terminal between its words. A file has lines of any length. */
    private String wrapped(String line) {
        String rest = printable(line);
        var lines = new StringBuilder();
        while (terminal && rest.length() > width) {
            int end = rest.lastIndexOf(' ', width);
            if (end < 0 || rest.substring(0, end).isBlank()) {
                break; // a word longer than a line
            }
            lines.append(rest, 0, end).append(System.lineSeparator());
            rest = rest.substring(end + 1);
        }
        return lines.append(rest).toString();
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }
}
