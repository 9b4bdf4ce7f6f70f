package ai.dataframer.examples.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The blocks of code and output in docs/observability.md. */
final class Page {
    private Page() {}

    /** Returns the blocks with this word after their fence. */
    static List<String> blocks(String word) {
        try {
            String page = Files.readString(Path.of("../docs/observability.md"));
            return Pattern.compile("^```" + word + "\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE)
                    .matcher(page)
                    .results()
                    .map(block -> block.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the only block with this word after its fence. */
    static String block(String word) {
        List<String> blocks = blocks(word);
        if (blocks.size() != 1) {
            throw new AssertionError(blocks.size() + " blocks of " + word + " on the page, not 1");
        }
        return blocks.get(0);
    }

    /** Returns {@code text} with each duration as {@code T} and each port as {@code PORT}. */
    static String masked(String text) {
        return text.replaceAll("\\d+(\\.\\d+)? (ms|s|min)\\b( \\d+ s\\b)?", "T")
                .replaceAll("(127\\.0\\.0\\.1:|port=|port: )\\d+", "$1PORT");
    }
}
