package ai.dataframer.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.util.List;

/** A screen whose text can be read back. */
final class Printed {
    private static final String REPORT = "----- report, to paste into an issue -----";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    Screen withoutTerminal() {
        return new Screen(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), null);
    }

    Screen answering(String typed) {
        return new Screen(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                new BufferedReader(new StringReader(typed)));
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }

    String report() {
        return out().substring(out().indexOf(REPORT));
    }

    /** Returns the lines of a section of the report. */
    List<String> section(String title) {
        return report().lines()
                .dropWhile(line -> !line.equals(title))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .map(String::strip)
                .toList();
    }
}
