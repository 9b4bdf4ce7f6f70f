package ai.dataframer.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a program takes on with this library: weighed from the runtime classpath that the build writes down. */
@Tag("weight")
class RuntimeClasspathTest {
    private static final long MEGABYTE = 1_000_000;

    private static List<Path> dependencies;

    @BeforeAll
    static void readClasspath() throws IOException {
        String classpath = Files.readString(Path.of("target", "runtime-classpath.txt"));
        dependencies = Stream.of(classpath.trim().split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    @Test
    void runtimeClasspath_isAtMost9JarsAnd4200Kilobytes() throws IOException {
        long size = sizeOf(Path.of("target", "classes"));
        for (Path dependency : dependencies) {
            size += sizeOf(dependency);
        }

        assertThat(dependencies.size() + 1)
                .as("jars, this library's own among them")
                .isLessThanOrEqualTo(9);
        assertThat(size).isBetween(2 * MEGABYTE, 42 * MEGABYTE / 10);
    }

    @Test
    void runtimeClasspath_hasExactlyOneOkHttp() {
        assertThat(dependencies)
                .map(path -> path.getFileName().toString())
                .filteredOn(name -> name.startsWith("okhttp"))
                .hasSize(1);
    }

    private static long sizeOf(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
