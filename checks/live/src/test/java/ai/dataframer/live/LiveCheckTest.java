package ai.dataframer.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.not;
import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.scheduling.VirtualScheduler;
import ai.dataframer.client.testing.DataframerExtension;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LiveCheckTest {
    private static final String KEY = "the-right-key";
    private static final UUID RUN_ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");
    private static final String DATASET = "3f0c8f3e-52b7-4d3a-9d0e-6f1f2a7c9b10";

    @RegisterExtension
    static final DataframerExtension service = DataframerExtension.start();

    @TempDir
    Path folder;

    private final Printed printed = new Printed();
    private Path file;

    @BeforeEach
    void refuseOtherKeys() throws IOException {
        service.wireMock()
                .stubFor(any(anyUrl())
                        .withHeader("Authorization", not(equalTo("Bearer " + KEY)))
                        .willReturn(aResponse().withStatus(401)));
        file = Files.writeString(folder.resolve("tickets of Jane.csv"), "name\nJane Roe\n");
    }

    @Test
    void run_serviceAsDocumented_returns0() throws IOException {
        service.onCreate(StubRun.of(RUN_ID).pending(1).processing(2).succeeded());

        int exitCode = check("file=" + file, "yes=true");

        assertThat(exitCode).as(printed.report()).isZero();
        assertThat(printed.section("As documented"))
                .containsExactly(
                        "GET /api/dataframer/anonymization-runs/ 200, 2 times",
                        "GET /api/dataframer/anonymization-runs/ 401",
                        "GET /api/dataframer/anonymization-runs/{run_id}/ 200, 5 times",
                        "GET /api/dataframer/anonymization-runs/{run_id}/ 404",
                        "GET /api/dataframer/seed-datasets/{dataset_id}/ 200",
                        "GET /api/dataframer/seed-datasets/{dataset_id}/ 404",
                        "POST /api/dataframer/anonymization-runs/ 201",
                        "POST /api/dataframer/seed-datasets/create/ 201");
        assertThat(printed.section("Different from the documents")).containsExactly("nothing");
        assertThat(printed.section("Not done")).containsExactly("nothing");
        assertThat(printed.report()).endsWith("Result: as documented" + System.lineSeparator());
    }

    @Test
    void run_dataset_uploadsNothing() throws IOException {
        service.onCreate(StubRun.of(RUN_ID).succeeded());

        check("dataset=" + DATASET, "types=first_name,email", "yes=true");

        assertThat(service.uploads()).isEmpty();
        assertThat(service.createRequests()).isEqualTo(1);
        assertThat(printed.section("Not done")).containsExactly("retrieve the dataset: answered 404");
    }

    @Test
    void run_zip_isUploadedAsSuch() throws IOException {
        Path zip = Files.writeString(folder.resolve("tickets.zip"), "not opened by the stub");

        check("file=" + zip, "yes=true");

        assertThat(printed.out()).contains("upload the file as a seed dataset");
        assertThat(service.wireMock().getAllServeEvents())
                .anyMatch(event -> event.getRequest().getUrl().endsWith("/create-from-zip/"));
    }

    @Test
    void run_serviceThatDiffersInTenWays_namesEachAndNothingPersonal() throws IOException {
        try (OddService odd = new OddService()) {
            int exitCode = check(
                    Map.of("DATAFRAMER_API_KEY", OddService.KEY, "DATAFRAMER_BASE_URL", odd.baseUrl()),
                    "documents=" + OwnDocuments.OF_THE_ODD_SERVICE,
                    "file=" + file,
                    "yes=true");

            assertThat(exitCode).as(printed.report()).isEqualTo(1);
        }
        assertThat(printed.section("Different from the documents"))
                .containsExactlyInAnyOrderElementsOf(OddService.DIFFERENCES);
        assertThat(printed.section("Sent, but in no document"))
                .containsExactly(
                        "GET /api/dataframer/anonymization-runs/{run_id}/ 200, /(a name of another form): number",
                        "GET /api/dataframer/anonymization-runs/{run_id}/ 200, /region: string",
                        "GET /api/dataframer/anonymization-runs/{run_id}/ 200, /results/cost: object",
                        "GET /api/dataframer/anonymization-runs/{run_id}/ 200, /status: ARCHIVED",
                        "GET /api/dataframer/seed-datasets/{dataset_id}/ 404, body: object ((a name of another form), detail)",
                        "any operation, header Matched-Stub-Id: seen",
                        "any operation, header X-Region: seen");
        assertThat(printed.section("Assumptions of this client"))
                .contains(
                        "otherwise  a run that does not exist is 404: 400",
                        "seen       a dataset that does not exist is 404",
                        "otherwise  a wrong key is 401: 403",
                        "otherwise  the body of an error is a JSON object: 400 not JSON",
                        "not seen   Retry-After is a number of seconds or a date",
                        "otherwise  a completed run is SUCCEEDED, FAILED, CANCELED or CANCELLED: another status");
        assertThat(OddService.PERSONAL)
                .allSatisfy(data -> assertThat(printed.report()).doesNotContain(data));
    }

    @Test
    void run_wrongKey_isSentWithoutTheRightOne() throws IOException {
        service.onCreate(StubRun.of(RUN_ID).succeeded());

        check("file=" + file, "yes=true");

        List<ServeEvent> refused = service.wireMock().getAllServeEvents().stream()
                .filter(event -> event.getResponse().getStatus() == 401)
                .toList();
        assertThat(refused)
                .singleElement()
                .satisfies(event -> assertThat(event.getRequest().getHeaders().toString()
                                + event.getRequest().getUrl())
                        .contains("Bearer ")
                        .doesNotContain(KEY));
        assertThat(printed.out() + printed.err()).doesNotContain(KEY);
    }

    @Test
    void run_assumptionThatDoesNotHold_returns1() throws IOException {
        service.reset(); // now any key is right
        service.onCreate(StubRun.of(RUN_ID).succeeded());

        assertThat(check("file=" + file, "yes=true")).isEqualTo(1);

        assertThat(printed.section("Different from the documents")).containsExactly("nothing");
        assertThat(printed.section("Assumptions of this client")).contains("otherwise  a wrong key is 401: 200");
        assertThat(printed.report()).contains("differences: 0; assumptions that do not hold: 1");
    }

    @Test
    void run_runThatDoesNotEnd_saysSoAndReturns2() throws IOException {
        service.onCreate(StubRun.of(RUN_ID).pending(1));

        assertThat(check("file=" + file, "minutes=3", "yes=true")).isEqualTo(2);

        assertThat(printed.section("Not done")).containsExactly("wait for its end: not ended after 3 min");
        assertThat(printed.report()).contains("not seen   a completed run is", "could not be checked to the end");
    }

    @Test
    void run_createRefused_doesTheRestAndReturns2() throws IOException {
        service.onCreate(StubAnswer.offContract(aResponse().withStatus(400)));

        assertThat(check("file=" + file, "yes=true")).isEqualTo(2);

        assertThat(printed.section("Not done")).containsExactly("create a run: answered 400");
        assertThat(printed.section("As documented"))
                .contains(
                        "POST /api/dataframer/anonymization-runs/ 400",
                        "GET /api/dataframer/anonymization-runs/{run_id}/ 404",
                        "GET /api/dataframer/anonymization-runs/ 401");
    }

    @Test
    void run_refusedForTheRate_seesRetryAfter() throws IOException {
        service.onList(StubAnswer.rateLimited().withRetryAfter(Duration.ofSeconds(2)));
        service.onCreate(StubRun.of(RUN_ID).succeeded());

        assertThat(check("file=" + file, "yes=true")).isEqualTo(1);

        assertThat(printed.section("Different from the documents"))
                .containsExactly("GET /api/dataframer/anonymization-runs/ 429, status: not in the document");
        assertThat(printed.section("Assumptions of this client"))
                .contains("seen       Retry-After is a number of seconds or a date: 429");
    }

    @Test
    void run_answerThatTheClientCannotRead_isADifference() throws IOException {
        service.onCreate(StubRun.of(RUN_ID).then(StubAnswer.offContractBody("{\"id\": \"Jane\"]")));

        assertThat(check("file=" + file, "yes=true")).isEqualTo(1);

        assertThat(printed.section("Different from the documents"))
                .containsExactly(
                        "GET /api/dataframer/anonymization-runs/{run_id}/ 200, body: not JSON",
                        "GET /api/dataframer/anonymization-runs/{run_id}/ 200, body: this client cannot read it");
        assertThat(printed.report()).doesNotContain("Jane");
    }

    @Test
    void run_keyThatIsRefused_costsNothingAndReturns2() throws IOException {
        assertThat(check(
                        Map.of("DATAFRAMER_API_KEY", "old-key", "DATAFRAMER_BASE_URL", service.baseUrl()),
                        "file=" + file,
                        "yes=true"))
                .isEqualTo(2);

        assertThat(printed.section("Not done")).containsExactly("list the runs: answered 401");
        assertThat(service.uploads()).isEmpty();
    }

    @Test
    void run_nobodyAtTheAddress_returns2() throws IOException {
        String address = "http://127.0.0.1:1";

        assertThat(check(Map.of("DATAFRAMER_API_KEY", KEY, "DATAFRAMER_BASE_URL", address), "file=" + file, "yes=true"))
                .isEqualTo(2);

        assertThat(printed.section("Not done")).containsExactly("list the runs: ConnectionException");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                      | pass either -Dfile=PATH, to upload it, or -Ddataset=ID
            file=pom.xml dataset=%s                 | pass either -Dfile=PATH, to upload it, or -Ddataset=ID
            file=no-such.csv                        | no file that can be read: no-such.csv
            file=src                                | no file that can be read: src
            dataset=1-1-1-1-1                       | dataset must be a UUID: 1-1-1-1-1
            dataset=%s types=Email                  | piiTypes takes types in lower case
            dataset=%s method=llm                   | detection method llm uses a language model
            dataset=%s minutes=0                    | minutes must be a number from 1 to 9999: 0
            dataset=%s documents=no-such.json       | no documents at no-such.json
            id=7                                    | arguments are name=value
            """)
    void run_wrongArguments_saysWhatAndReturns2(String args, String message) throws IOException {
        String[] given = Stream.of(args.formatted(DATASET).split(" "))
                .filter(arg -> !arg.isEmpty())
                .toArray(String[]::new);

        assertThat(new LiveCheck(environment(), new VirtualScheduler(), printed.withoutTerminal()).run(given))
                .isEqualTo(2);

        assertThat(printed.err()).hasLineCount(1).startsWith(message);
        assertThat(service.wireMock().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DATAFRAMER_API_KEY, '', DATAFRAMER_API_KEY is not set", "DATAFRAMER_BASE_URL, nowhere, baseUrl"})
    void run_noKeyOrNoAddress_saysWhatAndReturns2(String variable, String value, String message) throws IOException {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put(variable, value);

        assertThat(check(environment, "file=" + file, "yes=true")).isEqualTo(2);

        assertThat(printed.err()).hasLineCount(1).contains(message).doesNotContain(KEY);
    }

    @Test
    void run_noTerminalAndNoYes_saysWhatItWouldDoAndReturns2() throws IOException {
        assertThat(check("file=" + file)).isEqualTo(2);

        assertThat(printed.out())
                .contains(service.baseUrl(), "uploads " + file, "creates one anonymization run, which may cost money");
        assertThat(printed.err()).contains("add -Dyes to agree");
        assertThat(service.wireMock().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\n", "\n", "", "yeah\n"})
    void run_notAgreed_returns2(String answer) throws IOException {
        assertThat(check(environment(), printed.answering(answer), "dataset=" + DATASET))
                .isEqualTo(2);

        assertThat(service.wireMock().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "YES\n", "y"})
    void run_agreed_goesOn(String answer) throws IOException {
        service.onCreate(StubRun.of(RUN_ID).succeeded());

        check(environment(), printed.answering(answer), "file=" + file);

        assertThat(service.uploads()).hasSize(1);
    }

    private int check(String... args) throws IOException {
        return check(environment(), args);
    }

    private int check(Map<String, String> environment, String... args) throws IOException {
        return check(environment, printed.withoutTerminal(), args);
    }

    private static int check(Map<String, String> environment, Screen screen, String... args) throws IOException {
        String[] all = Stream.concat(Stream.of("documents=" + OwnDocuments.OF_THE_STUBS), Stream.of(args))
                .toArray(String[]::new);
        return new LiveCheck(environment, new VirtualScheduler(), screen).run(all);
    }

    private static Map<String, String> environment() {
        return Map.of("DATAFRAMER_API_KEY", KEY, "DATAFRAMER_BASE_URL", service.baseUrl());
    }
}
