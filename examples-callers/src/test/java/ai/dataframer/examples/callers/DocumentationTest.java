package ai.dataframer.examples.callers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code that the page shows stands in the examples. */
class DocumentationTest {
    @ParameterizedTest
    @CsvSource({
        "Spring, java/ai/dataframer/examples/callers/DataframerConfiguration.java",
        "Kotlin coroutines, kotlin/ai/dataframer/examples/callers/Coroutines.kt",
        "Reactor, java/ai/dataframer/examples/callers/ReactiveRuns.java",
        "Virtual threads, java/ai/dataframer/examples/callers/VirtualThreadRuns.java"
    })
    void page_firstCodeOfTheSection_standsInTheExample(String section, String source) throws IOException {
        String page = Files.readString(Path.of("../docs/frameworks.md"));
        MatchResult code = Pattern.compile(
                        "^## " + section + "\\n.*?^```(?:java|kotlin)[^\\n]*\\n(.*?)^```",
                        Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(page)
                .results()
                .findFirst()
                .orElseThrow();

        assertThat(unindented(Files.readString(Path.of("src/main").resolve(source))))
                .contains(unindented(code.group(1)));
    }

    private static String unindented(String code) {
        return code.replaceAll("(?m)^ +", "");
    }
}
