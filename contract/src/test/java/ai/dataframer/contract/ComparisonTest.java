package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
    private static final String RUNS = "GET /api/dataframer/anonymization-runs/{run_id}/";
    private static final String PATH = "  /api/dataframer/anonymization-runs/{run_id}/:";
    private static final String SCORE = "score:\n                    type: number";
    private static final String OK = "        '200':";

    static Stream<Arguments> changes() {
        return Stream.of(
                compatible(
                        "            - FAILED",
                        "            - FAILED\n            - CANCELLED",
                        "response 200: status lists CANCELLED too"),
                compatible(
                        "        dataset_name:",
                        "        region:\n          type: string\n        dataset_name:",
                        "response 200: region added"),
                compatible(
                        SCORE,
                        SCORE + "\n                  text:\n                    type: string",
                        "response 200: results.entities_found[].text added"),
                compatible(
                        SCORE,
                        SCORE + "\n                    format: double",
                        "response 200: results.entities_found[].score is number (double), was number"),
                compatible(
                        "description: Aggregated",
                        "additionalProperties:\n                type: integer\n              description: Aggregated",
                        "response 200: results.entity_summary.* is described"),
                compatible(
                        "operationId: api_dataframer_anonymization_runs_retrieve",
                        "operationId: get_run",
                        "operationId is get_run, was api_dataframer_anonymization_runs_retrieve"),
                compatible(
                        "description: A PII/PHI anonymization run.",
                        "description: A run.\n      required: [id, status]",
                        "response 200: the body requires id, status too"),
                compatible(
                        "        - name: run_id",
                        "        - name: expand\n          in: query\n          schema:\n            type: string\n        - name: run_id",
                        "optional parameter expand added"),
                compatible(OK, "        '500':\n          description: x\n" + OK, "response 500 added"),
                compatible(
                        "description: Name of the seed dataset.", "description: Its name.", "only texts are reworded"),
                compatible(
                        "          nullable: true\n          description: LLM",
                        "          description: LLM",
                        "response 200: llm_model_name may no longer be null"),
                breaking(
                        SCORE,
                        "score:\n                    type: string",
                        "response 200: results.entities_found[].score is string, was number"),
                breaking("        pii_types:", "        types:", "response 200: pii_types removed"),
                breaking(
                        "          format: uuid\n          description: Unique",
                        "          description: Unique",
                        "response 200: id is string, was string (uuid)"),
                breaking(
                        "        - name: run_id",
                        "        - name: tenant\n          in: query\n          required: true\n          schema:\n            type: string\n        - name: run_id",
                        "required parameter tenant added"),
                breaking(
                        "        '404':\n          description: Anonymization run not found\n",
                        "",
                        "response 404 removed"),
                breaking(
                        "            application/json:",
                        "            application/xml:",
                        "response 200: application/json removed"));
    }

    private static Arguments compatible(String text, String other, String what) {
        return Arguments.of(text, other, new Change(RUNS, what, false));
    }

    private static Arguments breaking(String text, String other, String what) {
        return Arguments.of(text, other, new Change(RUNS, what, true));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void of_change_isTold(String text, String other, Change change) {
        assertThat(Comparison.of(committed(), Contract.parse(Example.with(text, other), "new")))
                .contains(change);
    }

    @Test
    void of_same_isEmpty() {
        assertThat(Comparison.of(committed(), committed())).isEmpty();
    }

    @Test
    void of_theSameSaidInOpenApi31_isEmpty() {
        String newer = Example.contract()
                .replace("openapi: 3.0.0", "openapi: 3.1.0")
                .replaceAll("type: (\\w+)((?:\n +format: [\\w-]+)?)\n +nullable: true", "type: [$1, 'null']$2");

        assertThat(Comparison.of(committed(), Contract.parse(newer, "new"))).isEmpty();
    }

    @Test
    void of_securitySchemeThatIsNotDescribed_saysSo() {
        Contract newer = Contract.parse(Example.with("    BearerAuth:", "    KeyAuth:"), "new");

        assertThatThrownBy(() -> Comparison.of(committed(), newer))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("BearerAuth");
    }

    @Test
    void of_pathMoved_isOneOperationLessAndOneMore() {
        Contract moved = Contract.parse(Example.with(PATH, "  /v2/runs/{run_id}/:"), "new");

        assertThat(Comparison.of(committed(), moved))
                .containsExactly(
                        new Change(RUNS, "removed", true), new Change("GET /v2/runs/{run_id}/", "added", false));
    }

    private static Contract committed() {
        return Contract.parse(Example.contract(), "committed");
    }
}
