package ai.dataframer.examples.callers;

import ai.dataframer.examples.Page;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentationTest {
    @ParameterizedTest
    @CsvSource({
        "Spring, java/ai/dataframer/examples/callers/DataframerConfiguration.java",
        "Kotlin coroutines, kotlin/ai/dataframer/examples/callers/Coroutines.kt",
        "Reactor, java/ai/dataframer/examples/callers/ReactiveRuns.java",
        "Virtual threads, java/ai/dataframer/examples/callers/VirtualThreadRuns.java"
    })
    void page_firstCodeOfTheSection_standsInTheExample(String section, String source) throws IOException {
        var code = Page.named("frameworks.md").section(section).blocks("(?:java|kotlin)[^\\n]*");

        Page.assertStandsIn(Path.of("src/main").resolve(source), code.get(0));
    }
}
