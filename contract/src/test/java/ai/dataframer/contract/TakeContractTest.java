package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeContractTest {
    private static final String LIST = Example.answering("GET /runs/", "{type: array, items: {type: string}}");
    private static final String CREATE = Example.answering("POST /runs/", "{type: object}");

    @TempDir
    Path folder;

    @TempDir
    Path pages;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void commit() throws IOException {
        Example.layOut(folder, Example.contract());
    }

    @Test
    void take_theSameOnAPage_changesNothing() throws IOException {
        assertThat(take("# Page\n\n````yaml GET /x\n" + Example.contract() + "````\n"))
                .isTrue();

        assertThat(printed())
                .contains("No operation has changed.", "openapi/ holds this already, committed: nothing is built.");
        assertThat(committed()).isEqualTo(Example.contract());
    }

    @Test
    void take_newPropertyAndStatus_saysSoAndReplacesTheDocument() throws IOException {
        String newer = Example.with(
                "            - FAILED", "            - FAILED\n            - CANCELLED",
                "        pii_types:", "        region:\n          type: string\n        pii_types:");

        assertThat(take("````yaml\n" + newer + "````\n")).isTrue();

        assertThat(printed()).contains("""
                GET /api/dataframer/anonymization-runs/{run_id}/: compatible
                  response 200: region added
                  response 200: status lists CANCELLED too
                Generated code:
                  new: String AnonymizationRunDto.getRegion() for "region"
                openapi/retrieve-anonymization-run.yaml is written
                """);
        assertThat(committed()).isEqualTo(newer);
    }

    @Test
    void take_anotherOperation_isAddedUnderItsName() throws IOException {
        assertThat(take(LIST)).isTrue();

        assertThat(printed()).contains("""
                GET /runs/: compatible
                  added
                Generated code:
                  new: Call<List<String>> listRuns();
                openapi/list-runs.yaml is written
                GET /runs/ is called listRuns; a line in client-generated/names.yaml gives it another name
                """);
        assertThat(openapi("list-runs.yaml")).isEqualTo(LIST);
        assertThat(committed()).isEqualTo(Example.contract());
    }

    @Test
    void take_severalFilesAndAFolder_takesAll() throws IOException {
        Path create = Files.writeString(pages.resolve("create.yaml"), CREATE);
        Path more = Files.createDirectories(pages.resolve("more"));
        Files.writeString(more.resolve("list.json"), Yaml.read(LIST, "list").toString());
        Files.writeString(more.resolve("README.md"), "# No contract\n");

        assertThat(takePath(create + ", " + more)).isTrue();

        assertThat(openapi("create-run.yaml")).isEqualTo(CREATE);
        assertThat(openapi("list-runs.yaml")).startsWith("{\"openapi\":");
    }

    @Test
    void take_documentOfSeveralOperations_takesThePlaceOfThoseOfEach() throws IOException {
        take(LIST);
        String both = LIST.replace("    get:", "    post: {responses: {'201': {description: x}}}\n    get:");
        Files.delete(folder.resolve("openapi/list-runs.yaml")); // else it is an edit that is not committed
        assertThat(take(both)).isTrue();
        assertThat(openapi("create-run-and-1-more.yaml")).isEqualTo(both);

        assertThat(take(CREATE)).isTrue();

        assertThat(openapi("create-run.yaml")).isEqualTo(CREATE);
        assertThat(Documents.in(folder.resolve("openapi")).operations())
                .hasSize(3)
                .extractingByKey(Endpoint.parse("POST /runs/"))
                .extracting(operation -> operation.contract().origin())
                .isEqualTo("create-run.yaml");
    }

    @Test
    void take_documentThatHoldsAnOlderOne_deletesTheOlder() throws IOException {
        String both = Example.with("components:", LIST.substring(LIST.indexOf("  /runs/")) + "components:");

        assertThat(take(both)).isTrue();

        assertThat(printed()).contains("openapi/retrieve-anonymization-run.yaml is deleted");
        assertThat(openapi("retrieve-anonymization-run-and-1-more.yaml")).isEqualTo(both);
    }

    @Test
    void take_operationThatMoved_replacesItsDocumentAndItsNamesLine() throws IOException {
        assertThat(take(Example.with(Example.PATH, "/v2/runs/{id}/", "name: run_id", "name: id")))
                .isTrue();

        assertThat(printed()).contains("warning: path is /v2/runs/{id}/, was " + Example.PATH);
        assertThat(committed()).contains("/v2/runs/{id}/");
        assertThat(Files.readString(folder.resolve(Names.FILE)))
                .startsWith(
                        "# an operation -> its method\noperations:\n  GET /v2/runs/{id}/: retrieveAnonymizationRun\n");
        assertThat(Gate.problems(folder)).isEmpty();
    }

    @Test
    void take_breakingChange_saysWhatToDoAndReplacesNothing() throws IOException {
        assertThat(take(Example.with("        pii_types:", "        types:"))).isFalse();

        assertThat(printed())
                .contains(
                        "breaking: response 200: pii_types removed",
                        "Nothing was replaced. To do by hand",
                        "openapi/acknowledged-breaks.yaml: - {change:");
        assertThat(committed()).isEqualTo(Example.contract());
    }

    @Test
    void take_manyBreakingChanges_printsFewLines() throws IOException {
        assertThat(take(Example.answering("GET " + Example.PATH, "{type: object, properties: {x: {type: string}}}")))
                .isFalse();

        assertThat(printed().lines()).hasSizeLessThan(40);
        assertThat(printed()).contains(" more lines, all of them in ");
        assertThat(Files.readAllLines(folder.resolve("contract/target/contract-report.txt")))
                .hasSizeGreaterThan(14);
    }

    @Test
    void take_overEditsThatAreNotCommitted_saysSoAndReplacesNothing() throws IOException {
        Example.write(folder, Example.FILE, Example.contract() + "# a note\n");

        assertThatThrownBy(() -> take(Example.with("version: 0.1.0", "version: 0.2.0")))
                .isInstanceOf(ContractException.class)
                .hasMessage(Path.of(Example.FILE) + " has changes that are not committed, and they would be lost:"
                        + " commit them or move the file away, then run this again. Nothing was replaced");

        assertThat(committed()).endsWith("# a note\n");
    }

    @Test
    void take_whatWasTakenBefore_goesOn() throws IOException {
        String newer = Example.with("version: 0.1.0", "version: 0.2.0");
        take(newer);

        assertThat(take(newer)).isTrue();
    }

    @Test
    void take_conflictOfTwoPages_replacesNothing() throws IOException {
        Example.write(
                folder,
                Names.FILE,
                Files.readString(folder.resolve(Names.FILE)) + "  listRuns.response: AnonymizationRunDto\n");

        assertThat(take(Example.answering("GET /runs/", "{type: object, properties: {status: {type: integer}}}")))
                .isFalse();

        assertThat(printed()).contains("give one of the two places a class of its own");
        try (Stream<Path> files = Files.list(folder.resolve("openapi"))) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void take_badInput_changesNothing() throws IOException {
        assertThatThrownBy(
                        () -> take(Example.with("#/components/schemas/AnonymizationRun'", "#/components/schemas/Run'")))
                .isInstanceOf(ContractException.class);

        assertThat(committed()).isEqualTo(Example.contract());
    }

    @Test
    void take_theSameOperationTwice_saysSo() throws IOException {
        Files.writeString(pages.resolve("a.yaml"), LIST);
        Files.writeString(pages.resolve("b.yaml"), LIST.replace("{type: string}", "{type: integer}"));

        assertThatThrownBy(() -> takePath(pages.toString()))
                .hasMessageMatching("GET /runs/ is in .*a.yaml and in .*b.yaml: hand over one of the two");
    }

    @Test
    void take_folder_saysWhatItPassesOver() throws IOException {
        Files.writeString(pages.resolve("a.yaml"), LIST);
        Files.writeString(pages.resolve("package.json"), "{\"dependencies\": {\"openapi\": \"3.0.0\"}}");
        Files.write(pages.resolve("latin.md"), new byte[] {(byte) 0xe9});
        Files.writeString(pages.resolve("other.yaml"), LIST.replace("DataFramer", "Another"));
        Files.writeString(pages.resolve("picture.svg"), "<svg/>");

        assertThat(takePath(pages.toString())).isTrue();

        assertThat(printed())
                .contains("Passed over, no page of DataFramer: latin.md, other.yaml, package.json, picture.svg\n");
    }

    @Test
    void take_folderWithAPageThatIsNotWhole_isRefused() throws IOException {
        Files.writeString(pages.resolve("a.yaml"), LIST);
        Files.writeString(pages.resolve("b.md"), "````yaml\n" + CREATE);

        assertThatThrownBy(() -> takePath(pages.toString())).hasMessageContaining("b.md ends within the fenced block");
    }

    @Test
    void take_codeInANameAndATerminalsColours_areOnlyShown() throws IOException {
        String name = "x\\\") private Object p = p(); //\\u001b[31m";
        assertThat(take(Example.answering(
                        "GET /runs/{id}/", "{type: object, properties: {\"" + name + "\": {type: string}}}")))
                .isTrue();

        assertThat(printed())
                .containsPattern("new: String RetrieveRunResponseDto\\.getXPrivateObjectPP31mX[0-9a-f]{8}\\(\\) for"
                        + " \"x\\\\\"\\) private Object p = p\\(\\); //\\\\u001B\\[31m\"")
                .doesNotContain("\u001b");
    }

    @Test
    void take_whatIsCommitted_needsNoBuild() throws IOException {
        Path page = Files.writeString(pages.resolve("new.md"), Example.contract());

        assertThat(command().take(page.toString())).isEqualTo(TakeContract.Outcome.COMMITTED);
    }

    @Test
    void take_whatAnEarlierRunLeftBehind_needsABuild() throws IOException {
        Path page = Files.writeString(pages.resolve("new.md"), Example.with("version: 0.1.0", "version: 0.2.0"));

        assertThat(command().take(page.toString())).isEqualTo(TakeContract.Outcome.TAKEN);
        assertThat(command().take(page.toString())).isEqualTo(TakeContract.Outcome.TAKEN);
    }

    @Test
    void take_namesThatAreNotCommitted_needABuild() throws IOException {
        Path page = Files.writeString(pages.resolve("new.md"), Example.contract());
        Example.write(folder, Names.FILE, Files.readString(folder.resolve(Names.FILE)) + "# a note\n");

        assertThat(command().take(page.toString())).isEqualTo(TakeContract.Outcome.TAKEN);
    }

    @Test
    void take_whatNoMethodCanSay_replacesNothing() throws IOException {
        assertThat(take(LIST.replace("parameters: []", "parameters: [{name: x, in: cookie, schema: {type: string}}]")))
                .isFalse();

        assertThat(printed()).contains("GET /runs/: the cookie parameter x is not supported");
        assertThat(folder.resolve("openapi/list-runs.yaml")).doesNotExist();
    }

    @Test
    void take_nothing_saysHowToCallIt() {
        assertThatThrownBy(() -> takePath(""))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("-Dfrom=PATH");
    }

    private boolean take(String document) throws IOException {
        return takePath(Files.writeString(pages.resolve("new.md"), document).toString());
    }

    private boolean takePath(String from) throws IOException {
        return command().take(from) != TakeContract.Outcome.STOPPED;
    }

    private TakeContract command() {
        return new TakeContract(folder, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private String committed() throws IOException {
        return Files.readString(folder.resolve(Example.FILE));
    }

    private String openapi(String file) throws IOException {
        return Files.readString(folder.resolve("openapi").resolve(file));
    }
}
