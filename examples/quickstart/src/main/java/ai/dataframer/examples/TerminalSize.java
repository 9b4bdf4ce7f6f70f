package ai.dataframer.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size of the terminal, which Java does not know. */
final class TerminalSize {
    /** {@code rows columns}, as {@code stty size} prints them. */
    private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d{0,3})\\s*");

    private TerminalSize() {}

    /** Returns the number of columns; empty where there is no {@code stty}, as on Windows. */
    static OptionalInt columns() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream answer = stty.getInputStream()) {
                return columns(new String(answer.readAllBytes(), US_ASCII));
            }
        } catch (IOException e) { // there is none
            return OptionalInt.empty();
        }
    }

    static OptionalInt columns(String size) {
        Matcher matcher = SIZE.matcher(size);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
