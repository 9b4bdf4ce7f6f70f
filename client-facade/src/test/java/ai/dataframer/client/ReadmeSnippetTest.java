package ai.dataframer.client;

import static ai.dataframer.client.StubbedClient.RUN_ID;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import ai.dataframer.client.Documentation.Snippet;
import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.DataframerStubs;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubFile;
import ai.dataframer.client.testing.StubRun;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Compiles every Java snippet of the README and the guides, from their own text, and runs the marked ones. */
class ReadmeSnippetTest {
    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    @TempDir
    Path folder;

    private SnippetCompiler compiler;

    @BeforeEach
    void createCompiler() {
        compiler = new SnippetCompiler(folder);
    }

    static Stream<Snippet> snippets() throws IOException {
        return Documentation.snippets();
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void snippet_compiles(Snippet snippet) throws IOException {
        assertThat(compiler.compile(snippet.code())).isEmpty();
    }

    @Test
    void program_fileIn_anonymizedFileOut() throws Exception {
        String program = "class Program {\npublic static void main(String[] args) throws Exception {\n"
                + Documentation.block("program") + "}\n"
                + "static String path(AnonymizedFile file) { return \"/files/\" + file.id().orElseThrow(); }}";

        assertTakesAFileInAndOut(program, "Program");
    }

    @Test
    void gettingStartedProgram_fileIn_anonymizedFileOut() throws Exception {
        String program = Documentation.block(Documentation.guide("getting-started.md"), "program");

        List<String> output = assertTakesAFileInAndOut(program, "Anonymize", "tickets.csv", "/files/{file_id}");

        assertThat(output).containsExactly("created " + RUN_ID, "PERSON: 1");
    }

    @Test
    void testOfOwnCode_passes() throws Exception {
        assertThat(compiler.compile(Documentation.block(Documentation.guide("testing.md"), "own-code")))
                .isEmpty();

        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(loader.loadClass("ReportTest")))
                    .execute()
                    .testEvents()
                    .assertStatistics(tests -> tests.succeeded(1).failed(0));
        }
    }

    @Test
    void downloadAll_packedByTheService_isStored() throws Exception {
        byte[] zip = {'P', 'K', 5, 6};
        String path = "/api/dataframer/runs/" + RUN_ID + "/files/download/";
        assertThat(compiler.compile(Documentation.block(Documentation.guide("files.md"), "download-all")))
                .isEmpty();

        try (DataframerStubs dataframer = DataframerStubs.start();
                DataframerStubs storage = DataframerStubs.start();
                DataframerClient client = StubbedClient.of(dataframer);
                var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            String packed = "{\"download_url\": \"" + storage.baseUrl() + "/all.zip?signature=1\"}";
            storage.stub(StubFile.of("/all.zip", zip).signed());
            dataframer.stub(StubFile.of(path, new byte[0])
                    .then(StubAnswer.offContract(aResponse().withStatus(202)))
                    .then(StubAnswer.offContractBody(packed)));

            loader.loadClass("DownloadAll")
                    .getMethod("download", DataframerClient.class, UUID.class, Path.class)
                    .invoke(null, client, RUN_ID, folder.resolve("all.zip"));

            assertThat(folder.resolve("all.zip")).hasBinaryContent(zip);
            assertThat(dataframer.requestsForFile(path)).isEqualTo(2);
        }
    }

    /** Runs a program that anonymizes {@code tickets.csv}, and returns the lines that it prints. */
    private List<String> assertTakesAFileInAndOut(String program, String mainClass, String... arguments)
            throws Exception {
        Files.writeString(folder.resolve("tickets.csv"), "a,b");
        service.onCreate(StubRun.of(RUN_ID)
                .pending(1)
                .succeeded(run -> run.entity("PERSON", 0, 10, 0.98).file("1", "october/tickets.csv", 3, "text/csv")));
        service.stub(StubFile.of("/files/1", "a,-".getBytes(StandardCharsets.UTF_8)));
        assertThat(compiler.compile(program)).isEmpty();

        Process process = start(mainClass, arguments);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(service.uploads())
                .singleElement()
                .satisfies(upload -> assertThat(upload.files().get(0).text()).isEqualTo("a,b"));
        assertThat(folder.resolve("anonymized/october/tickets.csv")).hasContent("a,-");
        assertThat(service.takeViolations()) // no document has a download
                .allSatisfy(violation -> assertThat(violation).contains(" GET /files/1"));
        return output.lines().toList();
    }

    private Process start(String mainClass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                compiler.classPath(),
                mainClass));
        command.addAll(List.of(arguments));
        var program = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        program.environment().remove("JAVA_TOOL_OPTIONS"); // with it, a JVM prints a line of its own
        program.environment().put("DATAFRAMER_API_KEY", "test-key");
        program.environment().put("DATAFRAMER_BASE_URL", service.baseUrl());
        return program.start();
    }
}
