package ai.dataframer.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
    @TempDir
    Path output;

    @Test
    void run_committedContract_givesWhatTheBuildGenerates() throws IOException {
        Generation.run(Repository.ROOT.resolve("contract/target/generator.json"), output);

        assertThat(sources(output))
                .isNotEmpty()
                .isEqualTo(sources(Repository.GENERATED.resolve("target/generated-sources/openapi")));
    }

    private static Map<String, String> sources(Path folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return sources;
    }
}
