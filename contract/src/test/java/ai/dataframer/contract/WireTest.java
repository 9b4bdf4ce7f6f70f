package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {type: object, properties: {a: {type: string, nullable: true}}} | {type: object, required: [a], properties: {a: {type: string}}}    | {type: object, properties: {a: {type: string, nullable: true}}}
            {type: object, properties: {}}                                  | {type: object, required: [a], properties: {a: {type: string}}}    | {type: object, properties: {a: {type: string}}}
            {type: string, enum: [P, Q]}                                    | {type: string, enum: [P, R]}                                      | {type: string, enum: [P, R, Q]}
            {type: string, enum: [P, Q]}                                    | {type: string}                                                    | {type: string}
            {type: string}                                                  | {type: integer}                                                   | {type: integer}
            {type: array, items: {type: string, format: date}}              | {type: array, items: {type: string}}                              | {type: array, items: {type: string}}
            """)
    void document_answer_keepsToTodaysContractOrToThatOfARelease(String released, String today, String either) {
        Wire wire = new Wire(
                Example.operations(Example.answering("GET /x/", today)).values(),
                List.of(Example.operations(Example.answering("GET /x/", released))));

        assertThat(wire.document().at("/paths/~1x~1/get/responses/200/content/application~1json/schema"))
                .isEqualTo(Yaml.read(either, "x"));
    }

    @Test
    void document_statusNoLongerListed_isStillAnAnswer() {
        String today = Example.with("        '404':\n          description: Anonymization run not found\n", "");
        Wire wire = new Wire(Example.operations(today).values(), List.of(Example.operations(Example.contract())));

        assertThat(wire.document().findValue("responses").has("404")).isTrue();
    }

    @Test
    void document_errorThatGotABody_mayStillHaveNone() {
        String today = Example.with(
                "Anonymization run not found\n",
                "Anonymization run not found\n          content: {application/json: {schema: {type: object}}}\n");
        Wire wire = new Wire(Example.operations(today).values(), List.of(Example.operations(Example.contract())));

        assertThat(wire.document().findValue("404").has("content")).isFalse();
    }

    @Test
    void document_success_mayHaveAnyStatus() {
        String created = Example.contract().replace("'200':", "'201':");
        Wire wire = new Wire(Example.operations(created).values(), List.of());

        assertThat(wire.document().findValue("200")).isEqualTo(wire.document().findValue("201"));
    }

    @Test
    void document_methodsOfOnePath_standTogether() {
        Wire wire = new Wire(
                Example.operations(
                                Example.answering("GET /x/{run_id}/", "{}"), Example.answering("DELETE /x/{id}/", "{}"))
                        .values(),
                List.of());

        assertThat(wire.document()
                        .at("/paths/~1x~1{run_id}~1/delete/parameters/0/name")
                        .asText())
                .isEqualTo("run_id");
    }
}
