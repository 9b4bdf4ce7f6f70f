package ai.dataframer.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles folders of sources on the class path; a warning is an error. */
final class Compilation {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private Compilation() {}

    static void run(Path sources, Path classes, List<Path> classpath) throws IOException {
        List<String> options = new ArrayList<>(List.of("--release", "17", "-proc:none", "-Xlint:all", "-Werror"));
        options.addAll(List.of("-d", classes.toString(), "-cp", join(classpath)));
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(null, null, null)) {
            boolean compiled = JAVAC.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(javaIn(sources)))
                    .call();
            assertThat(compiled).as("%s compiles:%n%s", sources, messages).isTrue();
        }
    }

    private static String join(List<Path> classpath) {
        return Stream.concat(classpath.stream().map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> javaIn(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
                    .toList();
        }
    }
}
