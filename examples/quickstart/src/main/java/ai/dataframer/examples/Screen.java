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
    /** Fits every terminal and a page of a log. */
    static final int WIDTH = 80;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final char bar;
    private int drawn;

    /**
     * Creates a screen.
     *
     * @param terminal true if a line can be overwritten
     * @param bar the character of bars in a chart
     */
    Screen(PrintStream out, PrintStream err, boolean terminal, char bar) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.bar = bar;
    }

    /** Returns the screen of standard output and standard error. */
    static Screen ofThisProcess() {
        Optional<Charset> terminal =
                Optional.ofNullable(System.console()).filter(Screen::isTerminal).map(Console::charset);
        boolean hasBlocks =
                terminal.filter(charset -> charset.newEncoder().canEncode('█')).isPresent();
        return new Screen(System.out, System.err, terminal.isPresent(), hasBlocks ? '█' : '#');
    }

    boolean isTerminal() {
        return terminal;
    }

    char bar() {
        return bar;
    }

    void println(String line) {
        out.println(printable(line));
    }

    void error(String line) {
        err.println(printable(line));
    }

    /** Overwrites the current line; {@link #endLine} keeps it. Spaces clear the rest, which works on any terminal. */
    void redraw(String line) {
        String shown = printable(line.length() < WIDTH ? line : line.substring(0, WIDTH - 4) + "...");
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

    private static String printable(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }
}
