package ai.dataframer.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssumptionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            LIST            | 200 | ``                                                   | seen       a path that ends in a slash is not redirected
            LIST            | 301 | ``                                                   | otherwise  a path that ends in a slash is not redirected: GET /x/ 301
            UNKNOWN_RUN     | 404 | ``                                                   | seen       a run that does not exist is 404
            UNKNOWN_RUN     | 200 | ``                                                   | otherwise  a run that does not exist is 404: 200
            LIST            | 404 | ``                                                   | not seen   a run that does not exist is 404
            UNKNOWN_DATASET | 410 | ``                                                   | otherwise  a dataset that does not exist is 404: 410
            WRONG_KEY       | 200 | ``                                                   | otherwise  a wrong key is 401: 200
            CREATE          | 400 | {"Jane Roe": 1, "detail": "x"}                       | seen       the body of an error is a JSON object: 400 object ((a name of another form), detail)
            CREATE          | 400 | []                                                   | otherwise  the body of an error is a JSON object: 400 array
            CREATE          | 400 | <p>                                                  | otherwise  the body of an error is a JSON object: 400 not JSON
            CREATE          | 400 | ``                                                   | not seen   the body of an error is a JSON object
            WAIT            | 200 | {"status": "FAILED", "completed_at": "today"}        | seen       a completed run is SUCCEEDED, FAILED, CANCELED or CANCELLED: FAILED
            WAIT            | 200 | {"status": "JANE", "completed_at": "today"}          | otherwise  a completed run is SUCCEEDED, FAILED, CANCELED or CANCELLED: another status
            WAIT            | 200 | {"status": "PROCESSING", "completed_at": null}       | seen       a run that is PENDING or PROCESSING is not completed: PROCESSING
            WAIT            | 200 | {"status": "PENDING", "completed_at": "today"}       | otherwise  a run that is PENDING or PROCESSING is not completed: PENDING
            WAIT            | 500 | {"status": "PENDING", "completed_at": "today"}       | not seen   a run that is PENDING or PROCESSING is not completed
            """)
    void in_answer_saysWhatItBearsOut(Step step, int status, String body, String expected) {
        assertThat(assumptions(got(step, status, body))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            120                           | seen
            Fri, 27 Nov 2026 10:00:00 GMT | seen
            soon                          | otherwise
            -1                            | otherwise
            """)
    void in_retryAfter_isANumberOrADate(String value, String outcome) {
        var refused = new Exchange(Step.LIST, "GET /x/", true, 429, Headers.of("Retry-After", value), "");

        assertThat(assumptions(refused))
                .contains("%-9s  Retry-After is a number of seconds or a date: 429".formatted(outcome));
    }

    @Test
    void in_retriedRefusal_countsTheLastAnswer() {
        assertThat(assumptions(got(Step.UNKNOWN_RUN, 503, ""), got(Step.UNKNOWN_RUN, 404, "")))
                .contains("seen       a run that does not exist is 404");
    }

    @Test
    void in_idThatChanges_isOtherwise() {
        Exchange created = got(Step.CREATE, 201, "{\"id\": \"a\"}");

        assertThat(assumptions(created, created)).contains("seen       a run keeps its id");
        assertThat(assumptions(created, got(Step.RETRIEVE, 200, "{\"id\": \"b\"}")))
                .contains("otherwise  a run keeps its id");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{"id": "b"}, {"id": "a"}] | seen
            [{"id": "b"}]              | otherwise
            {"results": []}            | otherwise
            """)
    void in_list_hasTheNewRun(String list, String outcome) {
        assertThat(assumptions(got(Step.CREATE, 201, "{\"id\": \"a\"}"), got(Step.LIST_AGAIN, 200, list)))
                .contains("%-9s  a new run is in the list".formatted(outcome));
    }

    @Test
    void in_headersThatOneAnswerLacks_areNotSeen() {
        var dated = new Exchange(Step.LIST, "GET /x/", true, 200, Headers.of("Date", "today"), "");

        assertThat(assumptions(dated)).contains("seen       answers have the header Date");
        assertThat(assumptions(dated, got(Step.LIST, 200, ""))).contains("not seen   answers have the header Date");
    }

    @Test
    void in_nothing_seesNothing() {
        assertThat(assumptions()).allMatch(assumption -> assumption.startsWith("not seen"));
    }

    private static List<String> assumptions(Exchange... exchanges) {
        return Assumptions.in(List.of(exchanges)).stream()
                .map(Assumption::toString)
                .toList();
    }

    private static Exchange got(Step step, int status, String body) {
        return new Exchange(step, "GET /x/", true, status, Headers.of(), body);
    }
}
