package ai.dataframer.live;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.testing.DataframerStubs;
import java.io.IOException;
import java.nio.file.Files;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static final String GET = "GET /things/{id}/";
    private static final Headers JSON = Headers.of("Content-Type", "application/json", "X-Total", "1");

    private final Documents documents = OwnDocuments.things();
    private final Comparison comparison = new Comparison(documents);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name": 7}                                            | /name: integer instead of string
            {"name": null}                                         | /name: null instead of string
            {"name": "x", "count": "Jane"}                         | /count: string instead of integer or null
            {"name": "x", "count": 12345}                          | /count: maximum
            {"name": "x", "status": "JANE"}                        | /status: a value that the document does not list
            {"name": "x", "items": [{}, {"properties": "Jane"}]}   | /items/*/properties: string instead of boolean
            {"name": "x", "numbers": {"jane@example.com": "Jane"}} | /numbers/*: string instead of integer or number
            {}                                                     | /: required
            []                                                     | /: array instead of object
            Jane                                                   | body: not JSON
            ``                                                     | body: missing
            """)
    void differences_body_namesPlaceAndKind(String body, String difference) {
        assertThat(comparison.differences(got(200, JSON, body)))
                .extracting(Finding::toString)
                .containsExactly(GET + " 200, " + difference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"x\", \"count\": null, \"status\": \"DOWN\", \"items\": [], \"numbers\": {\"a\": 1.5}}",
                "{\"name\": \"x\", \"free\": {\"a\": {\"b\": null}}, \"other\": 1}"
            })
    void differences_asDocumented_areNone(String body) {
        assertThat(comparison.differences(got(200, JSON, body))).isEmpty();
    }

    @Test
    void differences_headers_areNamed() {
        String body = "{\"name\": \"x\"}";

        assertThat(comparison.differences(got(200, Headers.of("X-Total", "1"), body)))
                .extracting(Finding::toString)
                .containsExactly(GET + " 200, header Content-Type: missing");
        assertThat(comparison.differences(got(200, Headers.of("X-Total", "1"), "{}")))
                .extracting(Finding::toString)
                .containsExactly(GET + " 200, /: required", GET + " 200, header Content-Type: missing");
        assertThat(comparison.differences(got(200, Headers.of("Content-Type", "text/jane", "X-Total", "1"), body)))
                .extracting(Finding::toString)
                .containsExactly(GET + " 200, header Content-Type: not a media type of the document");
        assertThat(comparison.differences(got(200, Headers.of("Content-Type", "application/json"), body)))
                .extracting(Finding::toString)
                .containsExactly(GET + " 200, header X-Total: missing");
        assertThat(comparison.differences(
                        got(200, Headers.of("Content-Type", "application/json", "X-Total", "Jane"), body)))
                .singleElement()
                .asString()
                .startsWith(GET + " 200, headers: ")
                .doesNotContain("Jane");
    }

    @Test
    void differences_statusNotListed_isNamed() {
        assertThat(comparison.differences(got(418, Headers.of(), "")))
                .extracting(Finding::toString)
                .containsExactly(GET + " 418, status: not in the document");
    }

    @Test
    void differences_bodyWhereTheDocumentIsSilent_isNone() {
        assertThat(comparison.differences(new Exchange(Step.CREATE, "POST /things/", true, 201, JSON, "{}")))
                .isEmpty();
    }

    @Test
    void operation_pathBehindAnother_isFound() {
        assertThat(documents.operation("GET", "/v1/things/7/")).contains(GET);
        assertThat(documents.operation("GET", "/things/7/")).contains(GET);
        assertThat(documents.operation("POST", "/things/")).contains("POST /things/");
        assertThat(documents.operation("GET", "/things/7")).isEmpty();
        assertThat(documents.operation("GET", "/things/7/8/")).isEmpty();
        assertThat(documents.operation("GET", "/things/")).isEmpty();
    }

    @Test
    void operation_ofTheService_isInItsDocuments() throws IOException {
        var service = new Documents(Files.readString(OwnDocuments.OF_THE_SERVICE));

        assertThat(service.operation("GET", DataframerStubs.RUNS_PATH)).isPresent();
        assertThat(service.operation("POST", DataframerStubs.RUNS_PATH)).isPresent();
        assertThat(service.operation("GET", DataframerStubs.RUN_PATH)).isPresent();
        assertThat(service.operation("POST", DataframerStubs.CREATE_DATASET_PATH))
                .isPresent();
        assertThat(service.operation("POST", DataframerStubs.CREATE_DATASET_FROM_ZIP_PATH))
                .isPresent();
        assertThat(service.operation("GET", DataframerStubs.DATASET_PATH)).isPresent();
    }

    private static Exchange got(int status, Headers headers, String body) {
        return new Exchange(Step.RETRIEVE, GET, true, status, headers, body);
    }
}
