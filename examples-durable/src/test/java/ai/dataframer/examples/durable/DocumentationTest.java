package ai.dataframer.examples.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code that the page shows stands in the examples. */
class DocumentationTest {
    private static final Pattern CODE =
            Pattern.compile("^```java example\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Path SOURCES = Path.of("src/main/java/ai/dataframer/examples/durable");

    @Test
    void page_codeOfBothEngines_standsInTheExamples() throws IOException {
        String page = Files.readString(Path.of("../docs/durable-waits.md"));
        List<String> code = CODE.matcher(page)
                .results()
                .map(block -> unindented(block.group(1)))
                .toList();

        assertThat(code).hasSize(2);
        assertThat(unindented(Files.readString(SOURCES.resolve("DbSchedulerRuns.java"))))
                .contains(code.get(0));
        assertThat(unindented(Files.readString(SOURCES.resolve("TemporalRuns.java"))))
                .contains(code.get(1));
    }

    private static String unindented(String code) {
        return code.replaceAll("(?m)^ +", "");
    }
}
