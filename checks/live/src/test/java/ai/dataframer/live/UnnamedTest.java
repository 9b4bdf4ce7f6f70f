package ai.dataframer.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnnamedTest {
    private static final Headers JSON =
            Headers.of("Content-Type", "application/json", "X-Total", "1", "Date", "today", "Server", "x");

    private final Unnamed unnamed = new Unnamed(OwnDocuments.things());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"region": "Jane"}                       | /region: string
            {"region": {"Jane": 1}}                  | /region: object
            {"items": [{"x": []}, {"x": [1]}]}       | /items/*/x: array
            {"items": [{"properties": {"x": 1}}]}    | ``
            {"free": {"Jane": {"x": 1}}}             | ``
            {"numbers": {"Jane": 1}}                 | ``
            {"status": "HALF_UP"}                    | /status: HALF_UP
            {"status": "Jane's"}                     | /status: a status that is no word in capitals
            {"status": "UP"}                         | ``
            {"items": [{"status": "HALF_UP"}]}       | /items/*/status: string
            {"jane@example.com": 1, "Jane Roe": 2}   | /(a name of another form): number
            {"a1b2c3d4": null}                       | /(a name of another form): null
            {"line_2": true}                         | /line_2: boolean
            """)
    void in_body_namesWhatNoDocumentNames(String body, String expected) {
        assertThat(unnamed.in(List.of(got(200, JSON, body))))
                .extracting(Finding::toString)
                .isEqualTo(expected.isEmpty() ? List.of() : List.of("GET /things/{id}/ 200, " + expected));
    }

    @Test
    void in_headers_namesThoseThatAreNotUsual() {
        Headers headers = JSON.newBuilder()
                .add("X-Region", "Jane")
                .add("X-5f2c54ae", "Jane")
                .build();

        assertThat(unnamed.in(List.of(got(200, headers, "{}"), got(200, headers, "{}"))))
                .extracting(Finding::toString)
                .containsExactly(
                        "any operation, header (a name of another form): seen", "any operation, header X-Region: seen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"detail": "Jane"} | object (detail)
            ["Jane"]           | array
            <p>Jane            | not JSON
            """)
    void in_bodyWhereTheDocumentIsSilent_namesItsShape(String body, String shape) {
        assertThat(unnamed.in(List.of(new Exchange(Step.CREATE, "POST /things/", true, 201, JSON, body))))
                .extracting(Finding::toString)
                .contains("POST /things/ 201, body: " + shape);
    }

    @Test
    void in_statusThatDiffers_saysNothingOfTheBody() {
        assertThat(unnamed.in(List.of(got(500, Headers.of(), "<p>")))).isEmpty();
    }

    private static Exchange got(int status, Headers headers, String body) {
        return new Exchange(Step.RETRIEVE, "GET /things/{id}/", true, status, headers, body);
    }
}
