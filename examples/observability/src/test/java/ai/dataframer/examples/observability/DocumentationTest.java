package ai.dataframer.examples.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.examples.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentationTest {
    static final String PAGE = "observability.md";

    private static final Path SOURCES = Path.of("src/main/java/ai/dataframer/examples/observability");

    @Test
    void page_code_standsInTheExamples() throws IOException {
        List<String> code = Page.named(PAGE).blocks("java example");

        assertThat(code).hasSize(4);
        for (int block = 0; block < code.size(); block++) {
            Page.assertStandsIn(
                    SOURCES.resolve(block < 2 ? "WithMicrometer.java" : "WithOpenTelemetry.java"), code.get(block));
        }
    }
}
