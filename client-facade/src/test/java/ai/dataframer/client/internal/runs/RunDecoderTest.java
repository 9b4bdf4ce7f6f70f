package ai.dataframer.client.internal.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.errors.InvalidResponseException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunDecoderTest {
    private static final UUID ASKED = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");
    private static final RunData EMPTY = new RunData(
            new SummaryData(ASKED, null, null, null, List.of(), null, null, null, null, null), null, null, List.of());

    private final RunDecoder decoder = new RunDecoder();

    private RunData decode(String json) throws IOException {
        return decoder.decode(ASKED, new StringReader(json), () -> "GET /run answered 200 (application/json)");
    }

    private InvalidResponseException invalid(String json) {
        return catchThrowableOfType(InvalidResponseException.class, () -> decode(json));
    }

    @Test
    void decode_everyPropertyMissing_isEmptyWithTheIdAskedFor() throws IOException {
        assertThat(decode("{}")).isEqualTo(EMPTY);
    }

    @Test
    void decode_everyPropertyNull_isEmptyWithTheIdAskedFor() throws IOException {
        assertThat(decode("""
                {"id": null, "status": null, "dataset_id": null, "dataset_name": null, "pii_types": null,
                 "detection_method": null, "llm_model_name": null, "created_by_email": null, "duration_seconds": null,
                 "results": null, "anonymized_files": null, "completed_at": null, "created_at": null}""")).isEqualTo(EMPTY);
    }

    @Test
    void decode_everyNestedPropertyNull_isEmpty() throws IOException {
        RunData run = decode("""
                {"pii_types": [null, "PERSON"], "anonymized_files": [null, {"id": null, "size_in_bytes": null}],
                 "results": {"entity_summary": null, "samples_processed": null, "error": null,
                             "entities_found": [null, {"start": null, "end": null, "label": null, "score": null}]}}""");

        assertThat(run.summary().piiTypes()).containsExactly("PERSON");
        assertThat(run.files()).containsExactly(new FileData(null, null, null, null));
        assertThat(run.results())
                .isEqualTo(new ResultsData(
                        java.util.Map.of(), null, List.of(EntityData.of(null, null, null, null)), null));
    }

    @Test
    void decode_everyProperty_isRead() throws IOException {
        RunData run = decode("""
                {"id": "00000000-0000-0000-0000-000000000001", "status": "SUCCEEDED",
                 "dataset_id": "00000000-0000-0000-0000-000000000002", "dataset_name": "customers",
                 "pii_types": ["PERSON"], "detection_method": "llm", "llm_model_name": "m",
                 "created_by_email": "a@example.com", "duration_seconds": 90,
                 "results": {"entity_summary": {"PERSON": 3}, "samples_processed": 7, "error": "none",
                             "entities_found": [{"start": 1, "end": 5, "label": "PERSON", "score": 0.5}]},
                 "anonymized_files": [{"id": "f", "path": "p", "size_in_bytes": 5000000000, "content_type": "text/csv"}],
                 "created_at": "2026-01-01T00:00:00Z", "completed_at": "2026-01-01T01:01:30+01:00"}""");

        assertThat(run)
                .isEqualTo(new RunData(
                        new SummaryData(
                                new UUID(0, 1),
                                "SUCCEEDED",
                                new UUID(0, 2),
                                "customers",
                                List.of("PERSON"),
                                "llm",
                                "m",
                                "a@example.com",
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Instant.parse("2026-01-01T00:01:30Z")),
                        Duration.ofSeconds(90),
                        new ResultsData(
                                java.util.Map.of("PERSON", 3L),
                                7L,
                                List.of(EntityData.of(1L, 5L, "PERSON", 0.5)),
                                "none"),
                        List.of(new FileData("f", "p", 5_000_000_000L, "text/csv"))));
    }

    @Test
    void decode_unlistedStatusAndProperties_keepsTheTextAndIgnoresTheRest() throws IOException {
        assertThat(decode("{\"status\": \"ARCHIVED\", \"new\": {\"deep\": [1, {}]}}")
                        .summary()
                        .status())
                .isEqualTo("ARCHIVED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "cut off \ud83d", "\udc00"})
    void decode_textThatStrictJsonRefuses_isKept(String name) throws IOException {
        assertThat(decode("{\"dataset_name\": \"" + name + "\"}").summary().datasetName())
                .isEqualTo(name);
    }

    @Test
    void decode_summaryValuesThatAreNotWholeNumbers_areLeftOut() throws IOException {
        RunData run = decode("""
                {"results": {"entity_summary": {"A": 2, "B": 1.5, "C": "3", "D": null, "E": {"x": 1}, "F": [], "G": true,
                 "H": 1e400, "I": 99999999999999999999, "J": 4.0, "K": 5e2, "L": 1e999999999999}}}""");

        assertThat(run.results().entitySummary()).containsOnlyKeys("A", "J", "K");
        assertThat(run.results().entitySummary())
                .containsEntry("A", 2L)
                .containsEntry("J", 4L)
                .containsEntry("K", 500L);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:00:00+0000, 2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00Z, 2026-03-01T10:00:00Z",
        "2024-02-29T23:59:59.123456Z, 2024-02-29T23:59:59.123456Z",
        "2026-03-01T10:00:00.123Z, 2026-03-01T10:00:00.123Z",
        "2026-03-01t10:00:00z, 2026-03-01T10:00:00Z",
        "2026-03-01T10:00:00.5+02:00, 2026-03-01T08:00:00.5Z",
        "2026-03-01T10:00:00.123456-05, 2026-03-01T15:00:00.123456Z",
        "2026-03-01T10:00:00.1234567891234Z, 2026-03-01T10:00:00.123456789Z"
    })
    void decode_dateWithAnyOffsetAndFraction_isRead(String date, String expected) throws IOException {
        assertThat(decode("{\"created_at\": \"" + date + "\"}").summary().createdAt())
                .isEqualTo(Instant.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-03-01T25:00:00Z",
                "2026-03-01 10:00:00Z",
                "2026-03-01T10:00:0xZ",
                "2026-03-01T10:00:00.12345xZ",
                "2026-03-01T10:00:00",
                "+026-03-01T10:00:00Z"
            })
    void decode_dateThatIsNone_isInvalid(String date) {
        assertThat(invalid("{\"created_at\": \"" + date + "\"}").path()).contains("$.created_at");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"created_at\": \"yesterday\"} | expected a timestamp, found other text at $.created_at | $.created_at",
                "{\"completed_at\": 12} | expected a string, found number at $.completed_at | $.completed_at",
                "{\"id\": \"1-1-1\"} | expected a UUID, found other text at $.id | $.id",
                "{\"status\": {}} | expected a string, found begin_object at $.status | $.status",
                "{\"results\": {\"samples_processed\": \"many\"}} | expected a whole number, found string at $.results.samples_processed | $.results.samples_processed",
                "{\"results\": {\"samples_processed\": 1.5}} | expected a whole number, found one that cannot be read at $.results.samples_processed | $.results.samples_processed",
                "{\"results\": {\"entities_found\": [{}, {\"score\": true}]}} | expected a number, found boolean at $.results.entities_found[1].score | $.results.entities_found[1].score",
                "{\"results\": {\"entities_found\": [{\"score\": 1e999}]}} | expected a number, found one that cannot be read at $.results.entities_found[0].score | $.results.entities_found[0].score",
                "{\"results\": []} | not the JSON of a run at $.results | $.results",
                "{\"results\": {\"entity_summary\": []}} | expected an object, found an array at $.results.entity_summary | $.results.entity_summary",
                "[] | not the JSON of a run at $ | $",
                "null | expected a run, found null at $ | $",
                "{} {} | not the JSON of a run at $ | $"
            })
    void decode_wrongType_namesThePathAndNotTheValue(String json, String message, String path) {
        InvalidResponseException e = invalid(json);

        assertThat(e).hasMessage("GET /run answered 200 (application/json): " + message);
        assertThat(e.path()).contains(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Bad gateway</body></html>",
                "12",
                "{}}",
                "{'status': 'PENDING'}",
                "{\"duration_seconds\": 01}",
                "\"PENDING\"",
                "{\"duration_seconds\": 1e30}",
                "{\"results\": {\"entities_found\": [{\"score\": 1e999}]}}"
            })
    void decode_textThatIsNoRun_isInvalid(String text) {
        assertThat(invalid(text)).isNotNull();
    }

    @Test
    void decode_textThatEndsTooEarly_wasCutOff() {
        String json = """
                {"status": "PEND\\u0049NG", "completed_at": null, "duration_seconds": -1.5e3, "pii_types": ["a", "b\\n"],
                 "other": {"yes": true, "no": [false, 12]},
                 "results": {"entities_found": [{"start": 1, "label": "PERSON"}], "samples_processed": 20}}""";

        for (int length = 0; length < json.length(); length++) {
            String cutOff = json.substring(0, length);
            assertThatThrownBy(() -> decode(cutOff))
                    .as(cutOff)
                    .isExactlyInstanceOf(EOFException.class)
                    .hasMessage("the JSON ends too early");
        }
        assertThat(invalid(json)).isNull();
    }

    @Test
    void decode_deepNesting_isInvalidOrIgnoredButNoStackOverflow() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        // Gson refuses it from 2.12 on, and skips it before; anything else that is thrown fails here
        invalid("{\"results\": {\"entity_summary\": {\"a\": " + deep + "}}}");
        invalid("{\"unknown\": " + deep + "}");
    }

    @Test
    void decode_personalDataInTheBody_standsInNoMessage() {
        InvalidResponseException e = invalid("{\"created_by_email\": \"jane@example.com\", \"created_at\": \"jane\"}");

        assertThat(e).hasMessageNotContaining("jane").hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"john.doe@example.com\": tru} | $.*",
                "{\"john.doe@example.com\": [1, {\"status\": tru}]} | $.*",
                "{\"john.doe@example.com\" 1} | $.*",
                "{\"status john\": tru} | $.*",
                "{\"status.john\": tru} | $.status.*",
                "{\"status.value\": tru} | $.status.*",
                "{\"pii_types[0].john\": tru} | $.pii_types[0].*",
                "{\"results\": {\"john.doe@example.com\": tru}} | $.results.*",
                "{\"results\": {\"entity_summary\": {\"john.doe@example.com\": tru}}} | $.results.entity_summary.*",
                "{\"results\": {\"entity_summary\": {\"A\": 1, \"john.doe@example.com\": tru}}} | $.results.entity_summary.*",
                "{\"results\": {\"entity_summary\": {\"A\": {\"john.doe@example.com\": tru}}}} | $.results.entity_summary.*",
                "{\"results\": {\"entities_found\": [{}, {\"john.doe@example.com\": tru}]}} | $.results.entities_found[1].*",
                "{\"anonymized_files\": [{\"path\": \"p\", \"john.doe@example.com\": tru}]} | $.anonymized_files[0].*",
            })
    void decode_nameThatTheContractDoesNotList_standsInNoMessage(String json, String path) {
        InvalidResponseException e = invalid(json);

        assertThat(e).hasMessage("GET /run answered 200 (application/json): not the JSON of a run at " + path);
        assertThat(e.path()).contains(path);
    }

    @Test
    void decodeList_nameThatTheContractDoesNotList_standsInNoMessage() {
        var text = new StringReader("[{\"status\": \"PENDING\"}, {\"john.doe@example.com\": tru}]");

        InvalidResponseException e =
                catchThrowableOfType(InvalidResponseException.class, () -> decoder.decodeList(text, () -> "GET"));

        assertThat(e).hasMessage("GET: not the JSON of a list of runs at $[1].*");
    }

    @Test
    void decode_connectionThatBreaks_isAnIOExceptionAndNotAnInvalidAnswer() {
        var broken = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("connection reset");
            }

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> decoder.decode(ASKED, broken, () -> "GET"))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }
}
