package ai.dataframer.examples.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The blocks of code and output in docs/observability.md. */
final class Page {
    private Page() {}

    /** Returns the blocks with this word after their fence. */
    static List<String> blocks(String word) throws IOException {
        String page = Files.readString(Path.of("../docs/observability.md"));
        return Pattern.compile("^```" + word + "\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** Returns the only block with this word after its fence. */
    static String block(String word) throws IOException {
        List<String> blocks = blocks(word);
        if (blocks.size() != 1) {
            throw new AssertionError(blocks.size() + " blocks of " + word + " on the page, not 1");
        }
        return blocks.get(0);
    }

    /** Asserts that the page shows this output, durations and ports aside. Writes it to target/page, to be copied from there. */
    static void assertShows(String name, String output) throws IOException {
        Files.writeString(Files.createDirectories(Path.of("target/page")).resolve(name + ".txt"), output);
        assertThat(masked(block("text " + name))).isEqualTo(masked(output));
    }

    private static String masked(String text) {
        return text.replaceAll("\\d[\\d.]* (ms|s|min)\\b( \\d[\\d.]* s\\b)?", "DURATION")
                .replaceAll("(127\\.0\\.0\\.1:|port=|port: )\\d+", "$1PORT");
    }
}
