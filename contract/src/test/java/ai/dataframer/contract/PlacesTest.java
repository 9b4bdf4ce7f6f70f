package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    private static final String NAMES = """
            operations:
              GET /runs/{id}/: fetch
            classes:
              fetch.response: RunDto
              listRuns.response[]: RunDto
              RunDto.files[]: FileDto
            """;
    private static final String FETCH = "{type: object, properties: {id: {type: string, format: uuid},"
            + " files: {type: array, items: {type: object, properties: {size: {type: integer}}}}}}";

    @TempDir
    Path folder;

    @Test
    void document_twoPagesOfOneClass_isTheirUnion() throws IOException {
        Places places = places(FETCH, "{type: object, properties: {id: {type: string}, name: {type: string}}}");

        assertThat(places.problems()).isEmpty();
        assertThat(places.document().at("/paths/~1runs~1{id}~1/get/operationId").asText())
                .isEqualTo("fetch");
        assertThat(places.document().at("/paths/~1runs~1/get/responses/200/content/application~1json/schema"))
                .isEqualTo(Yaml.read("{type: array, items: {$ref: '#/components/schemas/RunDto'}}", "x"));
        assertThat(places.document().at("/components/schemas")).isEqualTo(Yaml.read("""
                RunDto:
                  type: object
                  properties:
                    id: {type: string}
                    files: {type: array, items: {$ref: '#/components/schemas/FileDto'}}
                    name: {type: string}
                FileDto: {type: object, properties: {size: {type: integer}}}
                """, "x"));
    }

    @Test
    void problems_twoPagesThatContradictEachOther_sayWhereAndWhatToDo() throws IOException {
        Places places = places(FETCH, "{type: object, properties: {id: {type: integer}}}");

        assertThat(places.problems())
                .containsExactly("RunDto.id is string at fetch.response (page-1.md) and integer at listRuns.response[]"
                        + " (page-2.md): hand over today's page of both, or give one of the two places a class of its own in"
                        + " client-generated/names.yaml");
    }

    @Test
    void problems_twoOperationsOfOneName_sayWhatToDo() throws IOException {
        Names names = names("operations:\n  GET /a/: x\n  GET /b/: x\n");
        Places places = new Places(
                names,
                Example.operations(Example.answering("GET /a/", "{}"), Example.answering("GET /b/", "{}"))
                        .values());

        assertThat(places.problems())
                .containsExactly("GET /a/ and GET /b/ are both called x: give one of the two another name in "
                        + "client-generated/names.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: object, required: [id], properties: {id: {type: string, nullable: true, enum: [a]}}}",
                "{allOf: [{type: object, properties: {id: {type: string, format: date, deprecated: true}}}]}",
                "{oneOf: [{properties: {id: {type: string}}}, {enum: [null]}]}"
            })
    void document_whatMakesNoOtherClass_isLeftOut(String schema) throws IOException {
        Places places = new Places(
                names("classes: {retrieveX.response: XDto}"),
                Example.operations(Example.answering("GET /xs/{id}/", schema)).values());

        assertThat(places.document().at("/components/schemas"))
                .isEqualTo(Yaml.read("{XDto: {type: object, properties: {id: {type: string}}}}", "x"));
    }

    @Test
    void document_requestBody_isJsonWhereThereIsAChoice() throws IOException {
        JsonNode operation = post("""
                requestBody:
                  content:
                    multipart/form-data: {schema: {type: object, properties: {n: {type: number}}}}
                    application/json: {schema: {type: object, properties: {n: {type: number}, mask: {type: object, additionalProperties: {type: string}}}}}
                """);

        assertThat(operation.path("requestBody"))
                .isEqualTo(Yaml.read(
                        "{required: true, content: {application/json: {schema: {$ref: '#/components/schemas/CreateXRequestDto'}}}}",
                        "x"));
    }

    @Test
    void document_upload_isAFormOfItsFields() throws IOException {
        JsonNode operation = post("""
                requestBody:
                  content:
                    multipart/form-data:
                      schema: {type: object, properties: {file: {type: string, format: binary}, name: {type: string, enum: [a]}}}
                """);

        assertThat(operation.at("/requestBody/content/multipart~1form-data/schema"))
                .isEqualTo(Yaml.read(
                        "{type: object, properties: {file: {type: string, format: binary}, name: {type: string}}}",
                        "x"));
    }

    private JsonNode post(String body) throws IOException {
        String page = Example.answering("POST /xs/", "{}") + body.indent(6);
        return new Places(names(""), Example.operations(page).values())
                .document()
                .at("/paths/~1xs~1/post");
    }

    private Places places(String one, String ofAList) throws IOException {
        String list = "{type: array, items: " + ofAList + "}";
        return new Places(
                names(NAMES),
                Example.operations(Example.answering("GET /runs/{id}/", one), Example.answering("GET /runs/", list))
                        .values());
    }

    private Names names(String text) throws IOException {
        Example.write(folder, Names.FILE, text);
        return Names.in(folder);
    }
}
