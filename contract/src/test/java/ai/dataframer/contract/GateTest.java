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
    void problems_breakingChange_areTheSentenceAndTheLinesToAcknowledgeItWith() throws IOException {
        Example.layOut(folder, Example.with(ERROR, ""));

        assertThat(Gate.problems(folder)).singleElement().asString().isEqualToNormalizingNewlines("""
                openapi/dataframer.yaml breaks openapi/released/0.1.0.yaml: %s. If it may, say why in openapi/acknowledged-breaks.yaml:
                  - change: "%s"
                    why: ...""".formatted(
                        BREAK, BREAK));
    }

    @Test
    void problems_breakingChangeWithAReason_areNone() throws IOException {
        Example.layOut(folder, Example.with(ERROR, ""));
        acknowledge("- change: \"" + BREAK + "\"\n  why: the service never filled it\n");

        assertThat(Gate.problems(folder)).isEmpty();
    }

    @Test
    void problems_breakingChangeWithABlankReason_remain() throws IOException {
        Example.layOut(folder, Example.with(ERROR, ""));
        acknowledge("- change: \"" + BREAK + "\"\n  why:\n");

        assertThat(Gate.problems(folder)).hasSize(1);
    }

    @Test
    void problems_reasonForNothing_saysToRemoveIt() throws IOException {
        Example.layOut(folder, Example.contract());
        acknowledge("- change: \"" + BREAK + "\"\n  why: the service never filled it\n");

        assertThat(Gate.problems(folder))
                .singleElement()
                .asString()
                .contains(BREAK)
                .endsWith("Remove it.");
    }

    @Test
    void problems_operationRenamed_nameTheLineAndWhatToWrite() throws IOException {
        Example.layOut(folder, Example.with("api_dataframer_anonymization_runs_retrieve", "anonymization_runs_get"));

        assertThat(Gate.problems(folder))
                .containsExactly("client-generated/generator.yaml:10"
                        + ": \"api_dataframer_anonymization_runs_retrieve: retrieveAnonymizationRun\" matches nothing,"
                        + " for the contract has no operation of that name."
                        + " Change it to \"anonymization_runs_get: retrieveAnonymizationRun\".");
    }

    @Test
    void problems_operationRenamedAndItsLineChanged_areNone() throws IOException {
        Example.layOut(folder, Example.with("api_dataframer_anonymization_runs_retrieve", "anonymization_runs_get"));
        Path mappings = folder.resolve("client-generated/generator.yaml");
        Files.writeString(
                mappings,
                Files.readString(mappings)
                        .replace("api_dataframer_anonymization_runs_retrieve", "anonymization_runs_get"));

        assertThat(Gate.problems(folder)).isEmpty();
    }

    @Test
    void problems_schemaRenamed_nameItsLineAndThoseOfItsInlineSchemas() throws IOException {
        Example.layOut(
                folder,
                Example.contract()
                        .replace("schemas/AnonymizationRun'", "schemas/Run'")
                        .replace("    AnonymizationRun:", "    Run:"));

        assertThat(Gate.problems(folder))
                .hasSize(4)
                .anySatisfy(problem -> assertThat(problem).endsWith("Change it to \"Run: AnonymizationRunDto\"."))
                .anySatisfy(problem ->
                        assertThat(problem).endsWith("Change it to \"Run_results: AnonymizationResultsDto\"."));
    }

    @Test
    void problems_schemaGone_listWhatIsLeftToChooseFrom() throws IOException {
        Example.layOut(folder, Example.contract());
        Path mappings = folder.resolve("client-generated/generator.yaml");
        Files.writeString(
                mappings, Files.readString(mappings).replace("  AnonymizationRun_results:", "  Renamed_twice:"));

        assertThat(Gate.problems(folder))
                .singleElement()
                .asString()
                .endsWith("Change its left side to the new name, one of: AnonymizationRun_results.");
    }

    @Test
    void problems_severalReleases_comparesWithTheNewest() throws IOException {
        Example.layOut(folder, Example.with(ERROR, ""));
        Files.copy(folder.resolve("openapi/dataframer.yaml"), folder.resolve("openapi/released/0.10.0.yaml"));
        Files.copy(folder.resolve("openapi/released/0.1.0.yaml"), folder.resolve("openapi/released/0.9.0.yaml"));

        assertThat(Gate.problems(folder)).isEmpty();
    }

    @Test
    void problems_contractThatIsNone_areThatAlone() throws IOException {
        Example.layOut(folder, "swagger: '2.0'\n");

        assertThat(Gate.problems(folder))
                .containsExactly("dataframer.yaml is not OpenAPI 3: it has no line \"openapi: 3...\"");
    }

    private void acknowledge(String entries) throws IOException {
        Files.writeString(folder.resolve("openapi/acknowledged-breaks.yaml"), entries);
    }
}
