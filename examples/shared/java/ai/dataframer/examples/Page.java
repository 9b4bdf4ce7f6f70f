package ai.dataframer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A page of docs/ with its blocks of code and output, compared with what stands in the examples and what they print. */
public final class Page {
    private final String text;

    private Page(String text) {
        this.text = text;
    }

    public static Page named(String name) throws IOException {
        return new Page(Files.readString(Path.of("../../docs").resolve(name)));
    }

    /** Returns the part below this heading. */
    public Page section(String heading) {
        int start = text.indexOf("\n## " + heading + "\n");
        if (start < 0) {
            throw new AssertionError("no section " + heading + " on the page");
        }
        int end = text.indexOf("\n## ", start + 1);
        return new Page(text.substring(start, end < 0 ? text.length() : end));
    }

    /** Returns the blocks whose fence is followed by what this regular expression matches. */
    public List<String> blocks(String fence) {
        return Pattern.compile("^```" + fence + "\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** Returns the only such block. */
    public String block(String fence) {
        List<String> blocks = blocks(fence);
        if (blocks.size() != 1) {
            throw new AssertionError(blocks.size() + " blocks of " + fence + " on the page, not 1");
        }
        return blocks.get(0);
    }

    /** Asserts that this code of the page stands in the source, indentation aside. */
    public static void assertStandsIn(Path source, String code) throws IOException {
        assertThat(unindented(Files.readString(source))).contains(unindented(code));
    }

    /** Asserts that the page shows this output, durations and ports aside. Writes it to target/page, to be copied from there. */
    public void assertShows(String name, String output) throws IOException {
        Files.writeString(Files.createDirectories(Path.of("target/page")).resolve(name + ".txt"), output);
        assertThat(masked(block("text " + name))).isEqualTo(masked(output));
    }

    private static String unindented(String code) {
        return code.replaceAll("(?m)^ +", "");
    }

    private static String masked(String text) {
        return text.replaceAll("\\d[\\d.]* (ms|s|min)\\b( \\d[\\d.]* s\\b)?", "DURATION")
                .replaceAll("(127\\.0\\.0\\.1:|port=|port: )\\d+", "$1PORT");
    }
}
