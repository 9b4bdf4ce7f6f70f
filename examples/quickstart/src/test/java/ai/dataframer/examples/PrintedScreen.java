package ai.dataframer.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** A screen whose text can be read back. */
final class PrintedScreen {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final Screen screen;

    private PrintedScreen(boolean terminal, int width) {
        screen = new Screen(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), terminal, width, '#');
    }

    static PrintedScreen terminal() {
        return terminal(Screen.WIDTH);
    }

    static PrintedScreen terminal(int width) {
        return new PrintedScreen(true, width);
    }

    static PrintedScreen piped() {
        return new PrintedScreen(false, Screen.WIDTH);
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }

    List<String> lines() {
        return out().lines().toList();
    }
}
