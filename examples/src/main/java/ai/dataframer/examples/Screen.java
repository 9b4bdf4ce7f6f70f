package ai.dataframer.examples;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Where the program prints: a terminal or, when piped, a file. Text from the service is printed as text: its control characters
 * become question marks. Not safe for use by several threads.
 */
final class Screen {
    /** What every terminal has, and a page of a log. */
    static final int WIDTH = 80;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final char bar;
    private int drawn;

    /**
     * Makes a screen.
     *
     * @param terminal true if a line can be drawn over
     * @param bar what the bars of a chart are made of
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

    /** Draws a line over the one drawn before; {@link #endLine} keeps it. Spaces clear the rest: they work on any terminal. */
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

    /** Before JDK 22 only a terminal has a console; since then a console may be a file, and says so by a method new to it. */
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
