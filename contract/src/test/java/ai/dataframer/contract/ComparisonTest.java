package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.contract.Change.Level;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                        "      operationId: api_dataframer_anonymization_runs_retrieve\n",
                        "",
                        "operationId is left out, was api_dataframer_anonymization_runs_retrieve"),
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
                warning(
                        "        '404':\n          description: Anonymization run not found\n",
                        "",
                        "response 404 is no longer listed"),
                warning(
                        "            - SUCCEEDED",
                        "            - COMPLETED",
                        "response 200: status lists SUCCEEDED no longer"),
                warning(
                        "  - url: https://df-api.dataframer.ai",
                        "  - url: https://api.dataframer.ai/v2",
                        "server is https://api.dataframer.ai/v2, was https://df-api.dataframer.ai"),
                warning(
                        "      type: http\n      scheme: bearer",
                        "      type: apiKey\n      in: header\n      name: X-Key",
                        "security is a key in the header X-Key, was http bearer"),
                warning(
                        "      security:\n        - BearerAuth: []\n",
                        "      security: []\n",
                        "security is nothing, was http bearer"),
                warning("'200':", "'202':", "status of success is 202, was 200"),
                breaking("'200':", "'302':", "response 200 is no longer listed"),
                compatible(
                        "                type: string\n                description: File ID",
                        "                type: string\n                format: uuid\n                description: File ID",
                        "response 200: anonymized_files[].id is string (uuid), was string"),
                breaking(
                        "            application/json:",
                        "            application/xml:",
                        "response 200: application/json removed"));
    }

    private static Arguments compatible(String text, String other, String what) {
        return Arguments.of(text, other, new Change(RUNS, what, Level.COMPATIBLE));
    }

    private static Arguments warning(String text, String other, String what) {
        return Arguments.of(text, other, new Change(RUNS, what, Level.WARNING));
    }

    private static Arguments breaking(String text, String other, String what) {
        return Arguments.of(text, other, new Change(RUNS, what, Level.BREAKING));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void of_change_isTold(String text, String other, Change change) {
        assertThat(Comparison.of(committed(), Example.operations(Example.with(text, other))))
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

        assertThat(Comparison.of(committed(), Example.operations(newer))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "          nullable: true\n          allOf:\n            - $ref: '#/components/schemas/Results'",
                "          oneOf:\n            - $ref: '#/components/schemas/Results'\n            - enum: [null]"
            })
    void of_theSamePutTogetherOtherwise_isEmpty(String reference) {
        String results = Example.contract();
        int start = results.indexOf(
                "          type: object\n          nullable: true\n          description: Anonymization r");
        int end = results.indexOf("        anonymized_files:");
        String lifted = results.substring(start, end)
                .replace("          nullable: true\n", "")
                .replaceAll("(?m)^    ", "");
        String newer = results.substring(0, start) + reference + "\n" + results.substring(end);
        newer = newer.replace("  securitySchemes:", "    Results:\n" + lifted + "  securitySchemes:");

        assertThat(Comparison.of(committed(), Example.operations(newer))).isEmpty();
    }

    @Test
    void of_otherStatusOfSuccess_comparesItsBody() {
        String newer = Example.with("'200':", "'201':", "        pii_types:", "        types:");

        assertThat(Comparison.of(committed(), Example.operations(newer)))
                .contains(new Change(RUNS, "response 200: pii_types removed", Level.BREAKING));
    }

    @Test
    void of_pathParameterRenamed_isOneWarning() {
        String newer = Example.with("{run_id}", "{id}", "name: run_id", "name: id");

        assertThat(Comparison.of(committed(), Example.operations(newer)))
                .containsExactly(new Change(
                        RUNS, "path is /api/dataframer/anonymization-runs/{id}/, was " + Example.PATH, Level.WARNING));
    }

    @Test
    void of_pathMoved_isOneWarning() {
        String moved = Example.with(PATH, "  /v2/runs/{run_id}/:");

        assertThat(Comparison.of(committed(), Example.operations(moved)))
                .containsExactly(new Change(RUNS, "path is /v2/runs/{run_id}/, was " + Example.PATH, Level.WARNING));
    }

    @Test
    void of_pathMovedUnderAnotherName_isOneOperationLessAndOneMore() {
        String moved = Example.with(PATH, "  /v2/runs/{run_id}/:", "operationId: api", "operationId: v2");

        assertThat(Comparison.of(committed(), Example.operations(moved)))
                .containsExactly(
                        new Change(RUNS, "removed", Level.BREAKING),
                        new Change("GET /v2/runs/{run_id}/", "added", Level.COMPATIBLE));
    }

    private static Map<Endpoint, Operation> committed() {
        return Example.operations(Example.contract());
    }
}
