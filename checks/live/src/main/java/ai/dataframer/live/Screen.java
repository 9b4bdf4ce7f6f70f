package ai.dataframer.live;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the check prints and asks. Control characters in what it prints become question marks. */
final class Screen {
    private final PrintStream out;
    private final PrintStream err;
    private final @Nullable BufferedReader terminal;

    /** @param terminal where answers come from; null if nobody is there to answer */
    Screen(PrintStream out, PrintStream err, @Nullable BufferedReader terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    static Screen ofThisProcess() {
        boolean canAnswer =
                Optional.ofNullable(System.console()).filter(Screen::isTerminal).isPresent();
        return new Screen(
                System.out,
                System.err,
                canAnswer ? new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())) : null);
    }

    void println(String line) {
        out.println(line.replaceAll("\\p{Cc}", "?"));
    }

    void error(String line) {
        err.println(line.replaceAll("\\p{Cc}", "?"));
    }

    boolean canAsk() {
        return terminal != null;
    }

    /** Returns true if the answer is y or yes. */
    boolean ask(String question) {
        if (terminal == null) {
            throw new IllegalStateException("no terminal");
        }
        out.print(question);
        out.flush();
        try {
            String answer = terminal.readLine();
            return answer != null && answer.strip().matches("(?i)y(es)?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before JDK 22 only a terminal has a console; since then {@code isTerminal} tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
