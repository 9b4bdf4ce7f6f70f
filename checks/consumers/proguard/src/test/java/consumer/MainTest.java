package consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.dataframer.client.testing.DataframerExtension;
import ai.dataframer.client.testing.StubRun;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MainTest {
    static final UUID RUN_ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");

    @RegisterExtension
    static final DataframerExtension dataframer = DataframerExtension.start();

    @Test
    void main_shrunkAndRenamed_printsTheResults() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID)
                .processing(1)
                .succeeded(run -> run.entity("PERSON", 0, 10, 0.98).file("file-1", "a.csv", 5, "text/csv")));

        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        "target/program.jar",
                        "consumer.Main",
                        dataframer.baseUrl(),
                        RUN_ID.toString())
                .redirectErrorStream(true);
        command.environment().remove("JAVA_TOOL_OPTIONS"); // with it, a JVM prints a line of its own
        Process program = command.start();

        assertEquals("{PERSON=1} 1", new String(program.getInputStream().readAllBytes(), UTF_8).strip());
    }
}
