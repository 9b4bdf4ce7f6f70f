package ai.dataframer.client;

import static ai.dataframer.client.StubbedClient.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.StubRun;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Compiles and runs the README's snippets, from the README's own text. */
class ReadmeSnippetTest {
    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    private static final String IMPORTS = """
            import ai.dataframer.client.*;
            import ai.dataframer.client.polling.*;
            import ai.dataframer.client.testing.*;
            import static org.junit.jupiter.api.Assertions.*;
            import java.time.*;
            import java.util.*;
            import org.junit.jupiter.api.*;
            import org.junit.jupiter.api.extension.*;
            """;

    @TempDir
    Path folder;

    @Test
    void sevenLines_asAProgramOfTheirOwn_printTheResultsAndEnd() throws Exception {
        service.onCreate(StubRun.of(RUN_ID)
                .pending(1)
                .succeeded(run -> run.entity("PERSON", 0, 10, 0.98).file("file-1", "customers.csv", 12, "text/csv")));
        compile(
                "Program",
                "class Program { public static void main(String[] args) { UUID datasetId = UUID.fromString(args[0]);\n"
                        + Readme.block("seven-lines") + "}}");

        Process program = start("Program", RUN_ID.toString());

        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .containsExactly("PERSON: 1", "customers.csv");
        assertThat(program.exitValue()).isZero();
    }

    @Test
    void testOfOwnCode_passes() throws Exception {
        compile("ReportTest", Readme.block("own-code"));

        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(loader.loadClass("ReportTest")))
                    .execute()
                    .testEvents()
                    .assertStatistics(tests -> tests.succeeded(1).failed(0));
        }
    }

    private void compile(String name, String source) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), IMPORTS + source);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        file.toString());
        assertThat(result).as("javac's exit code").isZero();
    }

    private Process start(String mainClass, String argument) throws IOException {
        String classpath = folder + java.io.File.pathSeparator + System.getProperty("java.class.path");
        var program = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classpath,
                        mainClass,
                        argument))
                .redirectErrorStream(true);
        program.environment().put("DATAFRAMER_API_KEY", "test-key");
        program.environment().put("DATAFRAMER_BASE_URL", service.baseUrl());
        return program.start();
    }
}
