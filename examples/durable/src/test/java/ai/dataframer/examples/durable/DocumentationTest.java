package ai.dataframer.examples.durable;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.examples.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentationTest {
    private static final Path SOURCES = Path.of("src/main/java/ai/dataframer/examples/durable");

    @Test
    void page_codeOfBothEngines_standsInTheExamples() throws IOException {
        List<String> code = Page.named("durable-waits.md").blocks("java example");

        assertThat(code).hasSize(2);
        Page.assertStandsIn(SOURCES.resolve("DbSchedulerRuns.java"), code.get(0));
        Page.assertStandsIn(SOURCES.resolve("TemporalRuns.java"), code.get(1));
    }
}
