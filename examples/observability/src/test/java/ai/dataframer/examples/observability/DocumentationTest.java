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

        assertThat(code).hasSize(2);
        Page.assertStandsIn(SOURCES.resolve("WithMicrometer.java"), code.get(0));
        Page.assertStandsIn(SOURCES.resolve("WithOpenTelemetry.java"), code.get(1));
    }
}
