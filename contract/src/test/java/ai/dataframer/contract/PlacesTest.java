package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void lines_twoPagesOfOneClass_areTheirUnion() throws IOException {
        Places places = places(FETCH, "{type: object, properties: {id: {type: string}, name: {type: string}}}");

        assertThat(places.problems()).isEmpty();
        assertThat(places.lines())
                .containsExactly(
                        "Call<RunDto> fetch(String id);",
                        "Call<List<RunDto>> listRuns();",
                        "class RunDto",
                        "String RunDto.getId() for \"id\"",
                        "List<FileDto> RunDto.getFiles() for \"files\"",
                        "String RunDto.getName() for \"name\"",
                        "class FileDto",
                        "Long FileDto.getSize() for \"size\"");
    }

    @Test
    void problems_twoPagesThatContradictEachOther_sayWhereAndWhatToDo() throws IOException {
        Places places = places(FETCH, "{type: object, properties: {id: {type: integer}}}");

        assertThat(places.problems())
                .containsExactly("RunDto.id is String at fetch.response (page-1.md) and Long at listRuns.response[]"
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
    void lines_whatMakesNoOtherClass_isLeftOut(String schema) throws IOException {
        Places places = new Places(
                names("classes: {retrieveX.response: XDto}"),
                Example.operations(Example.answering("GET /xs/{id}/", schema)).values());

        assertThat(places.lines()).containsSubsequence("class XDto", "String XDto.getId() for \"id\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {createdAt: {}, created_at: {}} | getCreatedAtX70c2c561() for "createdAt"    | getCreatedAt() for "created_at"
            {x: {}, X: {}}                  | getX() for "x"                             | getXX4b68ab38() for "X"
            {class: {}, Class: {}}          | getClassX() for "class"                    | getClassX() for "Class"
            {name: {}, _name: {}}           | getName() for "name"                       | getNameX() for "_name"
            {'+1': {}, '-1': {}}            | get1X() for "+1"                           | get1X() for "-1"
            {日: {}, '': {}}                | getX() for "\\u65E5"                       | getX() for ""
            """)
    void lines_namesOfAnyForm_areToldApart(String properties, String one, String other) throws IOException {
        List<String> lines =
                answering("{type: object, properties: " + properties + "}").lines();

        assertThat(lines).hasSize(4);
        assertThat(lines.get(2).replaceAll("X[0-9a-f]{8}", "X")).endsWith(one.replaceAll("X[0-9a-f]{8}", "X"));
        assertThat(lines.get(3).replaceAll("X[0-9a-f]{8}", "X")).endsWith(other.replaceAll("X[0-9a-f]{8}", "X"));
        assertThat(lines.get(2).replaceFirst(" for .*", ""))
                .isNotEqualTo(lines.get(3).replaceFirst(" for .*", ""));
    }

    @Test
    void lines_nameThatOthersJoin_staysAsItIs() throws IOException {
        List<String> alone =
                answering("{type: object, properties: {createdAt: {}}}").lines();

        assertThat(answering("{type: object, properties: {created_at: {}, CreatedAt: {}, createdAt: {}}}")
                        .lines())
                .containsAll(alone);
    }

    @Test
    void lines_propertyWithALineInNames_isCalledSo() throws IOException {
        Places places = new Places(
                names("properties: {RetrieveXResponseDto.createdAt: createdOn}"),
                Example.operations(Example.answering("GET /xs/{id}/", "{type: object, properties: {createdAt: {}}}"))
                        .values());

        assertThat(places.problems()).isEmpty();
        assertThat(places.lines()).contains("Object RetrieveXResponseDto.getCreatedOn() for \"createdAt\"");
    }

    @Test
    void problems_twoPropertiesOfOneName_sayWhatToDo() throws IOException {
        Places places = new Places(
                names("properties: {RetrieveXResponseDto.a: b}"),
                Example.operations(Example.answering("GET /xs/{id}/", "{type: object, properties: {a: {}, b: {}}}"))
                        .values());

        assertThat(places.problems())
                .containsExactly(
                        "RetrieveXResponseDto.a and RetrieveXResponseDto.b are both called B: give one of the two"
                                + " another name in client-generated/names.yaml, below properties");
    }

    @Test
    void problems_derivedClassOfTwoPlaces_sayWhatToDo() throws IOException {
        String object = "{type: object, properties: {x: {}}}";

        assertThat(answering("{type: object, properties: {foo_bar: %s, foobar: %s}}".formatted(object, object))
                        .problems())
                .containsExactly(
                        "retrieveX.response.foobar (page-1.md) would be the class RetrieveXResponseFoobarDto, and"
                                + " retrieveX.response.foo_bar (page-1.md) is RetrieveXResponseFooBarDto: give one of the two places"
                                + " another name in client-generated/names.yaml");
    }

    @Test
    void lines_objectCalledLikeANamedClass_getsALongerName() throws IOException {
        Places places = new Places(
                names("classes: {retrieveX.response: XDto, 'listXs.response[]': XSummaryDto}"),
                Example.operations(
                                Example.answering(
                                        "GET /xs/{id}/",
                                        "{type: object, properties: {summary: {type: object, properties: {a: {}}}}}"),
                                Example.answering(
                                        "GET /xs/", "{type: array, items: {type: object, properties: {b: {}}}}"))
                        .values());

        assertThat(places.problems()).isEmpty();
        assertThat(places.lines())
                .contains("XSummaryObjectDto XDto.getSummary() for \"summary\"", "class XSummaryDto")
                .contains("Object XSummaryObjectDto.getA() for \"a\"", "Object XSummaryDto.getB() for \"b\"");
    }

    @Test
    void new_moreClassesThanAreGenerated_saysSo() {
        String objects = IntStream.range(0, Limits.CLASSES)
                .mapToObj("a%s: {type: object, properties: {x: {}}}"::formatted)
                .collect(Collectors.joining(", "));

        assertThatThrownBy(() -> answering("{type: object, properties: {" + objects + "}}"))
                .isInstanceOf(ContractException.class)
                .hasMessage(
                        "retrieveX.response.a499 (page-1.md) would be one more class than the 500 that are generated at"
                                + " most");
    }

    @Test
    void new_moreThanAClassFileHolds_saysSo() {
        String properties = IntStream.rangeClosed(0, Limits.PROPERTIES)
                .mapToObj("a%s: {}"::formatted)
                .collect(Collectors.joining(", "));

        assertThatThrownBy(() -> answering("{type: object, properties: {" + properties + "}}"))
                .hasMessage("retrieveX.response (page-1.md) has more than 1000 properties");
    }

    @Test
    void new_moreOperationsThanAreGenerated_saysSo() {
        String page = IntStream.rangeClosed(0, Limits.OPERATIONS)
                .mapToObj("  /a%s/: {get: {responses: {'204': {description: x}}}}\n"::formatted)
                .collect(Collectors.joining("", "openapi: 3.0.0\ninfo: {title: x, version: '1'}\npaths:\n", ""));

        assertThatThrownBy(() -> new Places(names(""), Example.operations(page).values()))
                .hasMessage("GET /a500/ (page-1.md) is one more operation than the 500 that are generated at most");
    }

    private Places answering(String schema) throws IOException {
        return new Places(
                names(""),
                Example.operations(Example.answering("GET /xs/{id}/", schema)).values());
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
