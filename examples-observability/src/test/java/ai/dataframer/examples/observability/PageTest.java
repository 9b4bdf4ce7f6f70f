package ai.dataframer.examples.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The code that the page shows stands in the examples. */
class PageTest {
    private static final Path SOURCES = Path.of("src/main/java/ai/dataframer/examples/observability");

    private static String source(String type) throws IOException {
        return unindented(Files.readString(SOURCES.resolve(type + ".java")));
    }

    private static String unindented(String code) {
        return code.replaceAll("(?m)^ +", "");
    }

    @Test
    void page_code_standsInTheExamples() throws IOException {
        String sources = source("WithMicrometer") + source("WithOpenTelemetry");

        assertThat(Page.blocks("java example"))
                .hasSize(4)
                .allSatisfy(code -> assertThat(sources).contains(unindented(code)));
    }
}
