package ai.dataframer.client;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles snippets of the documentation: a class as it stands, statements as the body of a method. */
final class SnippetCompiler {
    private static final String IMPORTS = """
            import ai.dataframer.client.*;
            import ai.dataframer.client.errors.*;
            import ai.dataframer.client.polling.*;
            import ai.dataframer.client.scheduling.*;
            import ai.dataframer.client.testing.*;
            import java.net.*;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            import okhttp3.*;
            """;

    /** What the text around a snippet tells the reader to have. */
    private static final String READERS_OWN = """
            interface Order { boolean isShipped(); }
            interface Orders { Order find(int id); }

            abstract class Snippet {
                DataframerClient client;
                DataframerExtension dataframer;
                NewAnonymizationRun newRun;
                AnonymizationRun run;
                PollingPolicy patient;
                Orders orders;
                UUID runId;
                UUID datasetId;
                List<UUID> runIds;
                String apiKey;
                String tenantKey;

                abstract String readSecret(String name);
                abstract void log(Object... parts);
                abstract void tryAgainLater(UUID runId);

                void snippet() throws Exception {
            %s
                }
            }
            """;

    /** Spring is not on the class path; consumers/ builds the same bean with the real one. */
    private static final List<String> SPRING = List.of(
            "package org.springframework.context.annotation; public @interface Bean {}",
            "package org.springframework.context.annotation; public @interface Configuration {}",
            "package org.springframework.beans.factory.annotation; public @interface Value { String value(); }");

    private static final String SPRING_IMPORTS = """
            import org.springframework.beans.factory.annotation.Value;
            import org.springframework.context.annotation.*;
            """;

    private static final Pattern TYPE = Pattern.compile("^(public )?class (\\w+)", Pattern.MULTILINE);

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    /** Shared, because it keeps the jars of the class path open: a new one takes a second per snippet. */
    private static final StandardJavaFileManager FILES = JAVAC.getStandardFileManager(null, null, null);

    private final Path folder;

    /** Creates a compiler that writes sources and classes into {@code folder}. */
    SnippetCompiler(Path folder) {
        this.folder = folder;
    }

    /** Compiles {@code code} and returns what javac printed; empty if it succeeded. */
    String compile(String code) throws IOException {
        var type = TYPE.matcher(code);
        if (!type.find()) {
            return javac(write("Snippet", IMPORTS + READERS_OWN.formatted(code)));
        }
        boolean isWholeFile = code.startsWith("import ");
        if (!code.contains("@Bean")) {
            return javac(write(type.group(2), isWholeFile ? code : IMPORTS + code));
        }
        return javac(
                write("Bean", SPRING.get(0)),
                write("Configuration", SPRING.get(1)),
                write("Value", SPRING.get(2)),
                write(type.group(2), SPRING_IMPORTS + IMPORTS + code));
    }

    private Path write(String name, String source) throws IOException {
        return Files.writeString(folder.resolve(name + ".java"), source);
    }

    private String javac(Path... sources) {
        var output = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        boolean succeeded = JAVAC.getTask(output, FILES, null, options, null, FILES.getJavaFileObjects(sources))
                .call();
        return succeeded ? "" : "javac: " + output;
    }

    /** Returns a class path with the compiled classes first. */
    String classPath() {
        return folder + File.pathSeparator + System.getProperty("java.class.path");
    }
}
