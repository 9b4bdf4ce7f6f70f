package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodsTest {
    private static final String OK = "responses: {'204': {description: x}}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {name: page, in: query, required: true, schema: {type: integer}}                         | @Query("page") Long page
            {name: page, in: query, required: true, schema: {type: array, items: {type: number}}}    | @Query("page") List<Double> page
            {name: a&b, in: query, required: true, schema: {type: boolean}}                          | @Query("a\\046b") Boolean aBX
            {name: '"x', in: query, required: true, schema: {}}                                      | @Query("\\042x") String xX
            {name: 1st, in: query, required: true, schema: {}}                                       | @Query("1st") String p1stX
            {name: new, in: query, required: true, schema: {}}                                       | @Query("new") String new_
            {name: X-Trace, in: header, required: true, schema: {type: string}}                      | @Header("X-Trace") String xTraceX
            {name: Authorization, in: header, required: true, schema: {type: string}}                | ``
            """)
    void of_parameter_isDeclared(String parameter, String declared) throws IOException {
        List<String> methods = methods("GET", "parameters: [" + parameter + "]", OK);

        assertThat(methods)
                .singleElement()
                .asString()
                .satisfies(method ->
                        assertThat(method.replaceAll("X[0-9a-f]{8}", "X")).endsWith("Call<Void> m(" + declared + ");"));
    }

    @Test
    void of_optionalParameters_mayBeLeftOut() throws IOException {
        assertThat(methods(
                        "GET",
                        "parameters: [{name: a, in: query, schema: {}}, {name: b, in: query, required: true, schema: {}}]",
                        OK))
                .extracting(method -> method.replaceAll("(?s).*Call", "Call"))
                .containsExactly(
                        "Call<Void> m(@Query(\"a\") String a, @Query(\"b\") String b);",
                        "Call<Void> m(@Query(\"b\") String b);");
    }

    @Test
    void of_twoParametersCalledAlike_areToldApart() throws IOException {
        assertThat(methods(
                        "GET",
                        "parameters: [{name: a, in: query, required: true, schema: {}}, {name: a, in: header, required: true, schema: {}}]",
                        OK))
                .singleElement()
                .asString()
                .endsWith("m(@Query(\"a\") String a, @Header(\"a\") String a_);");
    }

    @Test
    void of_form_hasFilesTextsAndObjects() throws IOException {
        String body = """
                requestBody:
                  content:
                    multipart/form-data:
                      schema:
                        type: object
                        required: [name, files, zip, tags, meta]
                        properties:
                          name: {type: string}
                          files: {type: array, items: {type: string, format: binary}}
                          zip: {type: string, format: binary}
                          tags: {type: array, items: {type: string}}
                          meta: {type: object, properties: {a: {type: integer}}}
                          id: {type: string, readOnly: true}
                """;

        assertThat(methods("POST", body, OK)).containsExactly("""
                        /** m. Its files are parts called files, zip */
                          @Multipart
                          @POST("x/")
                          Call<Void> m(@Part("name") String name, @Part List<MultipartBody.Part> files, @Part MultipartBody.Part zip, \
                        @Part("tags") List<String> tags, @Part("meta") MRequestMetaDto meta);""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'200': {description: x, content: {application/json: {schema: {type: array, items: {type: string}}}}}} | List<String>
            {'202': {description: x, content: {application/json: {schema: {type: integer}}}}, '200': {description: x, content: {application/json: {schema: {type: string}}}}} | String
            {'204': {description: x}, '201': {description: x, content: {application/json: {}}}}                    | Object
            {'200': {description: x, content: {text/csv: {schema: {type: string}}}}}                               | ResponseBody
            {'200': {description: x, content: {application/octet-stream: {}}}}                                     | ResponseBody
            {'200': {description: x, content: {application/json: {schema: {type: string, format: binary}}}}}       | ResponseBody
            {'200': {description: x, content: {text/csv: {}, application/json: {schema: {type: boolean}}}}}        | Boolean
            {'200': {description: x, content: {application/json: {schema: {type: object}}}}}                       | Map<String, Object>
            {2XX: {description: x, content: {application/json: {schema: {type: number}}}}}                         | Double
            {'204': {description: x}}                                                                              | Void
            """)
    void of_answer_isTheTypeOfTheFirstSuccessWithABody(String responses, String type) throws IOException {
        String method = methods("GET", "responses: " + responses).get(0);

        assertThat(method).contains("Call<" + type + "> m()");
        assertThat(method.contains("@Streaming")).isEqualTo(type.equals("ResponseBody"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            GET    | parameters: [{name: f, in: query, style: deepObject, schema: {type: object}}]            | the query parameter f of style deepObject
            GET    | parameters: [{name: f, in: query, schema: {type: object}}]                               | the query parameter f, whose values are objects or lists,
            GET    | parameters: [{name: f, in: query, explode: false, schema: {type: array, items: {}}}]     | the query parameter f, a list that is not repeated,
            GET    | parameters: [{name: f, in: query, content: {application/json: {schema: {}}}}]            | the query parameter f of a media type
            GET    | parameters: [{name: f, in: cookie, schema: {type: string}}]                              | the cookie parameter f
            GET    | parameters: [{name: f, in: header, schema: {type: array, items: {}}}]                    | the header parameter f, a list that is not repeated,
            GET    | parameters: [{name: Host, in: header, schema: {type: string}}]                           | the header parameter Host
            GET    | parameters: [{name: 'a:b', in: header, schema: {type: string}}]                          | the header parameter a:b
            GET    | parameters: [{name: id, in: path, required: true, schema: {type: string}}]               | a path with the parameters [] that describes [id]
            GET    | requestBody: {content: {application/json: {schema: {type: object}}}}                     | a body of GET
            DELETE | requestBody: {content: {application/json: {schema: {type: object}}}}                     | a body of DELETE
            TRACE  | description: x                                                                           | the method TRACE
            HEAD   | description: x                                                                           | the method HEAD
            POST   | requestBody: {content: {text/csv: {schema: {type: string}}}}                             | a body of text/csv
            POST   | requestBody: {content: {application/json: {schema: {type: string, format: binary}}}}     | a body of application/json
            POST   | requestBody: {content: {application/octet-stream: {schema: {type: string, format: binary}}}} | a body of application/octet-stream
            POST   | requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, additionalProperties: {}}}}} | a body of application/x-www-form-urlencoded
            POST   | requestBody: {content: {multipart/form-data: {schema: {type: object, additionalProperties: {}}}}} | a form without named parts
            POST   | requestBody: {content: {multipart/form-data: {schema: {properties: {a: {type: array, items: {type: array, items: {}}}}}}}} | the part a, which is no file, text or object,
            POST   | requestBody: {content: {multipart/form-data: {schema: {properties: {ü: {type: string}}}}}} | the part ü, whose name is not plain ASCII,
            POST   | requestBody: {content: {multipart/form-data: {schema: {properties: {a: {type: string}}}, encoding: {a: {contentType: text/html}}}}} | the part a with text/html
            POST   | requestBody: {content: {'application/json;"x"': {schema: {type: string}}}}               | the media type application/json;"x"
            """)
    void of_whatNoMethodCanSay_stopsWithItsPlace(String verb, String given, String what) {
        assertThatThrownBy(() -> methods(verb, given, OK))
                .isInstanceOf(UnsupportedException.class)
                .hasMessage(
                        "page-1.md, %s /x/: %s is not supported; openapi/README.md says what is".formatted(verb, what));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {default: {description: x, content: {application/json: {}}}}
            {'302': {description: x}}
            """)
    void of_noAnswerOfSuccess_stops(String responses) {
        assertThatThrownBy(() -> methods("GET", "responses: " + responses))
                .hasMessageContaining("an operation without an answer of success (2xx) is not supported");
    }

    private List<String> methods(String verb, String... given) throws IOException {
        String page =
                "openapi: 3.0.0\ninfo: {title: x, version: '1'}\npaths:\n  /x/:\n    " + verb.toLowerCase(Locale.ROOT)
                        + ":\n" + String.join("\n", given).indent(6);
        Example.write(folder, Names.FILE, "");
        Operation operation = Example.operations(page).values().iterator().next();
        return new Methods(new Classes(Names.in(folder))).of(operation, "m");
    }
}
