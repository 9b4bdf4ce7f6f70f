package ai.dataframer.examples;

import static ai.dataframer.examples.DemoRun.ID;
import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.VirtualScheduler;
import ai.dataframer.client.testing.DataframerExtension;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubFile;
import ai.dataframer.client.testing.StubRun;
import ai.dataframer.client.testing.StubUpload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.OkHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AwaitRunTest {
    private static final PollingPolicy QUICK =
            PollingPolicy.builder().backoff(Backoff.fixed(Duration.ofMillis(1))).build();
    private static final String DATASET = "3f0c8f3e-52b7-4d3a-9d0e-6f1f2a7c9b10";
    private static final Map<String, String> WITH_KEY = Map.of("DATAFRAMER_API_KEY", "test-key");

    @RegisterExtension
    static final DataframerExtension service = DataframerExtension.start();

    @TempDir
    Path folder;

    private final PrintedScreen printed = PrintedScreen.piped();

    @Test
    void run_neitherKeyNorId_showsDemoOnStubService() {
        assertThat(run(Map.of())).isZero();

        assertThat(printed.lines().get(0))
                .startsWith("Demo on a stub service at http://127.0.0.1:")
                .endsWith("no account needed.");
        assertThat(printed.out())
                .containsSubsequence(
                        "Uploading",
                        "100 % of",
                        "tickets.csv",
                        "Created dataset ",
                        "Created run " + ID,
                        "PENDING",
                        "PROCESSING",
                        "SUCCEEDED",
                        "PERSON        8",
                        "#",
                        "samples       6",
                        "Downloading into " + folder,
                        "100 % of",
                        "tickets.csv");
        assertThat(printed.err()).isEmpty();
        assertThat(folder.resolve("tickets.csv")).hasBinaryContent(DemoRun.anonymized());
    }

    @Test
    void run_demoAgain_replacesItsFile() throws IOException {
        Files.writeString(folder.resolve("tickets.csv"), "of an earlier demo");

        assertThat(run(Map.of())).isZero();

        assertThat(folder.resolve("tickets.csv")).hasBinaryContent(DemoRun.anonymized());
    }

    @Test
    void run_fileWithoutKey_showsDemoWithIt() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.csv"), "a,b");

        assertThat(run(Map.of(), "file=" + file)).isZero();

        int bytes = OkHttp.VERSION.startsWith("4.") ? 634 : 575; // from 5 on the parts of a form state no length
        assertThat(printed.lines().subList(1, 4))
                .containsExactly(
                        "Its results are made up, whatever your file holds.",
                        "Uploading",
                        "100 % of " + bytes + " B  mine.csv");
    }

    @Test
    void run_fileAndDownload_uploadsTheFileAndStoresTheAnonymizedOne() throws IOException {
        Path file = Files.writeString(folder.resolve("tickets.csv"), "a,b");
        service.stub(StubFile.of("/runs/" + ID + "/files/a%20b/", new byte[] {'a', ',', '-'}));
        service.onCreate(
                StubRun.of(ID).succeeded(run -> run.file("a b", "tickets/2026/anonymized.csv", 3, "text/csv")));

        assertThat(run(WITH_KEY, "file=" + file, "types=email", "download=/runs/{run_id}/files/{file_id}/"))
                .isZero();

        StubUpload upload = service.uploads().get(0);
        assertThat(upload.name()).matches("tickets\\.csv, \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(upload.files().get(0).text()).isEqualTo("a,b");
        assertThat(folder.resolve("tickets/2026/anonymized.csv")).hasContent("a,-");
    }

    @Test
    void run_runAndDownload_storesItsFiles() {
        service.stub(StubFile.of("/files/file-1/", new byte[] {'a'}));
        service.stub(StubRun.of(ID).succeeded(run -> run.file("file-1", "a.csv", 1, "text/csv")));

        assertThat(run(WITH_KEY, "run=" + ID, "download=" + service.baseUrl() + "/files/{file_id}/"))
                .isZero();

        assertThat(folder.resolve("a.csv")).hasContent("a");
        assertThat(printed.lines()).endsWith("Downloading into " + folder, "100 % of 1 B  a.csv");
    }

    @Test
    void run_downloadThatIsNotThere_reportsTheRunAndReturns2() {
        service.stub(StubRun.of(ID).succeeded(run -> run.file("file-1", "a.csv", 1, "text/csv")));

        assertThat(run(WITH_KEY, "run=" + ID, "download=/files/{file_id}/")).isEqualTo(2);

        assertThat(printed.out()).contains("Entities");
        assertThat(printed.err()).hasLineCount(1).contains("answered 404");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void run_fileOfTheServiceOutsideTheFolder_isRefused() {
        service.stub(StubRun.of(ID).succeeded(run -> run.file("file-1", "../a.csv", 1, "text/csv")));

        assertThat(run(WITH_KEY, "run=" + ID, "download=/files/{file_id}/")).isEqualTo(3);

        assertThat(printed.err()).hasLineCount(1).contains("not one of a file in the folder");
    }

    @Test
    void run_fileWithoutAnId_returns3() {
        List<Map<String, String>> files = List.of(Map.of("path", "a.csv"));
        service.stub(StubRun.of(ID).succeeded(run -> run.with("anonymized_files", files)));

        assertThat(run(WITH_KEY, "run=" + ID, "download=/files/{file_id}/")).isEqualTo(3);

        assertThat(printed.err()).isEqualToIgnoringNewLines("a file of run " + ID + " has no id");
    }

    @Test
    void run_waits_showsThemOnStubServiceAndReturns0() {
        assertThat(run(WITH_KEY, "waits=1", "outage=")).isZero();

        assertThat(printed.lines().get(0)).startsWith("1 wait on a stub service at http://127.0.0.1:");
        assertThat(printed.out()).contains("1 wait ended:");
    }

    @Test
    void run_runThatSucceeds_reportsItAndReturns0() {
        service.stub(StubRun.of(ID).pending(1).processing(2).succeeded());

        assertThat(run(WITH_KEY, "run=" + ID)).isZero();

        assertThat(printed.lines().get(0)).isEqualTo("Waiting for run " + ID);
        assertThat(printed.lines().subList(1, 5))
                .extracting(line -> line.substring(10).replaceAll(" .*", ""))
                .containsExactly("PENDING", "PROCESSING", "PROCESSING", "SUCCEEDED");
        assertThat(printed.out()).contains("PERSON", "tickets/january.csv    48.2 kB  text/csv");
        assertThat(printed.out()).doesNotContain("\r", "\u001b");
        assertThat(printed.err()).isEmpty();
    }

    @Test
    void run_onTerminal_keepsOneLineOfProgress() {
        PrintedScreen terminal = PrintedScreen.terminal();
        service.stub(StubRun.of(ID).pending(1).processing(2).succeeded());

        new AwaitRun(WITH_KEY, this::client, QUICK, new VirtualScheduler(), terminal.screen).run("run=" + ID);

        List<String> lines = List.of(terminal.out().split("\n", -1));
        List<String> frames = List.of(lines.get(1).split("\r", -1));
        assertThat(frames).hasSizeGreaterThan(4);
        assertThat(frames.get(frames.size() - 1)).contains("SUCCEEDED");
        assertThat(lines.subList(2, 4)).containsExactly("", "Entities");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "waits=3 outage=2"})
    void run_onTerminalOf40Columns_fits(String arguments) {
        PrintedScreen terminal = PrintedScreen.terminal(40);

        new AwaitRun(Map.of(), this::client, QUICK, new VirtualScheduler(), terminal.screen)
                .run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(terminal.out().split("[\\r\\n]+"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
    }

    @Test
    void run_dataset_createsARunAndWaitsForIt() {
        service.onCreate(StubRun.of(ID).pending(1).succeeded());

        assertThat(run(WITH_KEY, "run=", "dataset=" + DATASET, "types=email,first_name"))
                .isZero();

        assertThat(printed.lines().subList(0, 2))
                .containsExactly("Created run " + ID + " of dataset " + DATASET, "Waiting for run " + ID);
        assertThat(service.createRequests()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dataset=7 types=email             | dataset must be a UUID
            dataset=%s                        | no entity types
            dataset=%s types=Email            | piiTypes takes types in lower case
            dataset=%s types=email method=llm | detection method llm uses a language model
            types=email                       | nothing to do
            file=no-such-file types=email     | file must be a file that can be read: no-such-file
            file=target types=email           | file must be a file that can be read: target
            file=pom.xml                      | no entity types
            file=pom.xml types=Email          | piiTypes takes types in lower case
            file=pom.xml dataset=%s           | run, dataset and file exclude each other
            dataset=7 run=7                   | run, dataset and file exclude each other
            download=/files/{file_id}/        | nothing to do
            run=%s download=/files/           | download must be a path with {file_id}
            run=%s download={file_id}         | download must be a path with {file_id}
            run=%s download=/{id}/{file_id}/  | download must be a path with {file_id}
            id=7                              | arguments are name=value
            7                                 | arguments are name=value
            waits=abc                         | waits must be a number from 1 to 10000, such as -Dwaits=2000: abc
            waits=0                           | waits must be a number from 1 to 10000, such as -Dwaits=2000: 0
            waits=-3                          | waits must be a number from 1 to 10000, such as -Dwaits=2000: -3
            waits=10001                       | waits must be a number from 1 to 10000, such as -Dwaits=2000: 10001
            waits=9 outage=0                  | outage must be a number from 1 to 600, such as -Doutage=5: 0
            outage=5                          | waits must be a number from 1 to 10000, such as -Dwaits=2000: (none)
            waits=9 run=7                     | waits and outage are for the demo, which takes no other arguments
            """)
    void run_wrongArguments_saysWhatAndReturns2(String args, String message) {
        assertThat(run(WITH_KEY, args.formatted(DATASET).split(" "))).isEqualTo(2);

        assertThat(printed.err()).hasLineCount(1).startsWith(message);
        assertThat(service.createRequests()).isZero();
        assertThat(service.uploads()).isEmpty();
    }

    @Test
    void run_createThatMayHaveBeenCarriedOut_saysSoAndReturns3() {
        service.onCreate(StubAnswer.serverError());

        assertThat(run(WITH_KEY, "dataset=" + DATASET, "types=email")).isEqualTo(3);

        assertThat(printed.err()).hasLineCount(1).contains("answered 500", "the run may exist");
    }

    @Test
    void run_runThatFails_printsItsErrorAndReturns1() {
        service.stub(StubRun.of(ID).processing(1).failed("no such\ndataset"));

        assertThat(run(WITH_KEY, "run=" + ID)).isEqualTo(1);

        assertThat(printed.err()).isEqualToIgnoringNewLines("run " + ID + " failed: no such?dataset");
        assertThat(printed.out()).doesNotContain("Entities");
    }

    @Test
    void run_keyNotAccepted_returns2() {
        service.stub(StubRun.of(ID).then(StubAnswer.unauthorized()));

        assertThat(run(WITH_KEY, "run=" + ID)).isEqualTo(2);

        assertThat(printed.err()).hasLineCount(1).contains("answered 401").doesNotContain("test-key");
    }

    @Test
    void run_runNotThere_returns2() {
        assertThat(run(WITH_KEY, "run=" + ID)).isEqualTo(2);

        assertThat(printed.err()).hasLineCount(1).contains("answered 404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run-7", "1-1-1-1-1"})
    void run_idNotAUuid_returns2(String id) {
        assertThat(run(WITH_KEY, "run=" + id)).isEqualTo(2);

        assertThat(printed.err()).isEqualToIgnoringNewLines("run must be a UUID such as " + ID + ": " + id);
    }

    @Test
    void run_keyThatCannotBeOne_returns2() {
        var program = new AwaitRun(
                WITH_KEY,
                () -> DataframerClient.builder().apiKey("two words").build(),
                QUICK,
                new VirtualScheduler(),
                printed.screen);

        assertThat(program.run("run=" + ID)).isEqualTo(2);

        assertThat(printed.err()).hasLineCount(1).contains("API key").doesNotContain("two words");
    }

    @Test
    void run_keyWithoutArguments_saysWhatToGiveAndReturns2() {
        assertThat(run(WITH_KEY, "run=", "dataset=")).isEqualTo(2);

        assertThat(printed.err())
                .hasLineCount(1)
                .startsWith("nothing to do: wait for a run with -Drun=RUN_ID, or create one with -Ddataset=");
        assertThat(printed.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void run_idWithoutKey_saysWhatToSetAndReturns2(String key) {
        assertThat(run(Map.of("DATAFRAMER_API_KEY", key), "run=" + ID)).isEqualTo(2);

        assertThat(printed.err()).hasLineCount(1).startsWith("DATAFRAMER_API_KEY is not set: set it");
        assertThat(printed.out()).isEmpty();
    }

    @Test
    void run_deadlineReached_returns3() {
        service.stub(StubRun.of(ID).processing(1));

        assertThat(run(WITH_KEY, "run=" + ID)).isEqualTo(3);

        assertThat(printed.err()).hasLineCount(1).contains("still PROCESSING after 30 min");
    }

    @Test
    void run_canceledRun_returns1() {
        service.stub(StubRun.of(ID).then(StubAnswer.offContractStatus("CANCELED")));

        assertThat(run(WITH_KEY, "run=" + ID)).isEqualTo(1);

        assertThat(printed.err()).hasLineCount(1).contains("ended with status CANCELED");
    }

    @ParameterizedTest
    @CsvSource({"500, answered 500", "503, answered 503"})
    void run_serviceDown_saysSoAtEachPollAndReturns3(int status, String message) {
        service.stub(StubRun.of(ID).then(StubAnswer.serverError(status)));

        assertThat(run(WITH_KEY, "run=" + ID)).isEqualTo(3);

        assertThat(printed.err()).hasLineCount(1).contains(message);
        assertThat(printed.lines().get(1)).contains("no status", "next poll in", message);
    }

    private int run(Map<String, String> environment, String... args) {
        PollingPolicy policy =
                environment.isEmpty() ? QUICK : PollingPolicy.defaults(); // the service is on virtual time
        String[] all =
                Stream.concat(Stream.of(args), Stream.of("into=" + folder)).toArray(String[]::new);
        return new AwaitRun(environment, this::client, policy, new VirtualScheduler(), printed.screen).run(all);
    }

    private DataframerClient client() {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .scheduler(new VirtualScheduler())
                .build();
    }
}
