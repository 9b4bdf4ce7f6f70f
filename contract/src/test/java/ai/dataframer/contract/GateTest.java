package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
    private static final String ERROR = """
                        error:
                          type: string
                          description: Error message if the run failed.
            """.indent(0);
    private static final String BREAK =
            "GET /api/dataframer/anonymization-runs/{run_id}/: response 200: results.error removed";

    @TempDir
    Path folder;

    @Test
    void problems_breakingChange_areTheSentenceAndTheEntryToAcknowledgeItWith() throws IOException {
        Example.layOut(folder, Example.with(ERROR, ""));

        assertThat(Gate.problems(folder))
                .containsExactly(BREAK + ". That breaks what release 0.1.0 promised; if it may, add to"
                        + " openapi/acknowledged-breaks.yaml: - {change: \"" + BREAK + "\", why: \"...\"}");
    }

    @Test
    void problems_breakingChangeWithTheEntryThatTheyName_areNone() throws IOException {
        Example.layOut(folder, Example.with(ERROR, ""));
        acknowledge(Gate.problems(folder).get(0).replaceFirst(".*yaml: ", ""));

        assertThat(Gate.problems(folder)).isEmpty();
    }

    @Test
    void problems_breakingChangeWithABlankReason_remain() throws IOException {
        Example.layOut(folder, Example.with(ERROR, ""));
        acknowledge("- change: \"" + BREAK + "\"\n  why:\n");

        assertThat(Gate.problems(folder)).hasSize(1);
    }

    @Test
    void problems_reasonForNothing_saysToDeleteIt() throws IOException {
        Example.layOut(folder, Example.contract());
        acknowledge("- change: \"" + BREAK + "\"\n  why: the service never filled it\n");

        assertThat(Gate.problems(folder))
                .singleElement()
                .asString()
                .contains(BREAK)
                .endsWith("Delete the entry.");
    }

    @Test
    void problems_documentGone_areTheOperationAndItsNames() throws IOException {
        Example.layOut(folder, Example.contract());
        Files.delete(folder.resolve(Example.FILE));

        assertThat(Gate.problems(folder))
                .hasSize(6)
                .anySatisfy(problem -> assertThat(problem).startsWith("GET " + Example.PATH + ": removed."))
                .contains("client-generated/names.yaml: \"retrieveAnonymizationRun.response: AnonymizationRunDto\""
                        + " matches nothing in openapi/. Correct or delete the line");
    }

    @Test
    void problems_severalReleases_comparesWithTheNewest() throws IOException {
        Example.layOut(folder, Example.with(ERROR, ""));
        Example.write(folder, "openapi/released/0.10.0/run.yaml", Example.with(ERROR, ""));
        Example.write(folder, "openapi/released/0.9.0/run.yaml", Example.contract());

        assertThat(Gate.problems(folder)).isEmpty();
    }

    @Test
    void problems_propertyGoneFromOnePageOfTwo_isABreak() throws IOException {
        String release = "openapi/released/0.1.0/create.yaml";
        String create = Example.contract()
                .replace(Example.PATH, "/runs/")
                .replace("    get:\n", "    post:\n")
                .replace("in: path", "in: query");
        Example.layOut(folder, Example.contract());
        Example.write(folder, release, create);
        Example.write(folder, "openapi/create.yaml", create.replace(ERROR, ""));
        Example.write(folder, Names.FILE, """
                operations:
                  POST /runs/: createAnonymizationRun
                classes:
                  retrieveAnonymizationRun.response: AnonymizationRunDto
                  createAnonymizationRun.response: AnonymizationRunDto
                """);

        assertThat(Gate.problems(folder))
                .singleElement()
                .asString()
                .startsWith("POST /runs/: response 200: results.error removed.");
    }

    @Test
    void problems_contractThatIsNone_areThatAlone() throws IOException {
        Example.layOut(folder, "swagger: '2.0'\n");

        assertThat(Gate.problems(folder))
                .containsExactly("retrieve-anonymization-run.yaml is not OpenAPI 3: it has no line \"openapi: 3...\"");
    }

    @Test
    void problems_operationInTwoDocuments_saysWhichToDelete() throws IOException {
        Example.layOut(folder, Example.contract());
        Example.write(folder, "openapi/copy.yaml", Example.contract());

        assertThat(Gate.problems(folder))
                .containsExactly("GET " + Example.PATH
                        + " is in copy.yaml and in retrieve-anonymization-run.yaml: delete one of the two");
    }

    private void acknowledge(String entries) throws IOException {
        Example.write(folder, "openapi/acknowledged-breaks.yaml", entries);
    }
}
