package ai.dataframer.examples.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.testing.DataframerExtension;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import ai.dataframer.examples.ChildJvm;
import ai.dataframer.examples.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The settings that docs/observability.md shows turn the log on, and the log that it shows is what a program writes. */
@Timeout(60)
class LogTest {
    private static final UUID RUN_ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");

    @RegisterExtension
    static final DataframerExtension dataframer = DataframerExtension.start();

    @TempDir
    Path folder;

    private List<String> log(Predicate<String> jars, String property, String settings)
            throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("settings.xml"), settings);
        String setting = "-D" + property + "=" + file;
        try (var program =
                ChildJvm.start(jars, List.of(setting), LoggedWait.class, dataframer.baseUrl(), RUN_ID.toString())) {
            List<String> lines = program.linesUpTo("wait ended");
            assertThat(program.end()).as("exit code").isZero();
            return lines;
        }
    }

    private static boolean isNotOfLogback(String jar) {
        return !jar.contains("logback") && !jar.contains("slf4j-jdk-platform-logging");
    }

    @Test
    void julLines_inForce_showAttemptsAndTheWait() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID)
                .processing(1)
                .then(StubAnswer.serverError(503))
                .succeeded());

        List<String> lines = log(
                LogTest::isNotOfLogback,
                "java.util.logging.config.file",
                Page.named(DocumentationTest.PAGE).block("properties logging\\.properties"));

        assertThat(lines)
                .filteredOn(line -> line.startsWith("FINE: "))
                .hasSize(4)
                .last()
                .asString()
                .startsWith("FINE: wait ended after 3 polls in ");
    }

    @Test
    void logbackLines_inForce_writeTheLogOnThePage() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID)
                .pending(1)
                .processing(1)
                .then(2, StubAnswer.connectionReset())
                .then(7, StubAnswer.serverError(502))
                .processing(1)
                .succeeded());

        List<String> lines = log(
                jar -> true,
                "logback.configurationFile",
                Page.named(DocumentationTest.PAGE).block("xml logback\\.xml"));

        List<String> refused =
                lines.stream().filter(line -> line.contains("status 502")).toList();
        assertThat(refused).hasSize(7);
        String log = String.join("\n", lines) + "\n";
        String shown = log.replace(
                String.join("\n", refused.subList(1, 7)) + "\n", ""); // the page says that they are left out
        Page.named(DocumentationTest.PAGE).assertShows("outage", shown);
        assertThat(log).doesNotContain("test-key");
    }

    @Test
    void debugLines_withoutTheirLevel_areNotWritten() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).succeeded());
        Path settings = Files.writeString(folder.resolve("settings"), "handlers = java.util.logging.ConsoleHandler");

        try (var program = ChildJvm.start(
                LogTest::isNotOfLogback,
                List.of("-Djava.util.logging.config.file=" + settings),
                LoggedWait.class,
                dataframer.baseUrl(),
                RUN_ID.toString())) {
            assertThat(program.end()).as("exit code").isZero();
            assertThat(program.linesUpTo("end of output")).isEmpty();
        }
    }
}
