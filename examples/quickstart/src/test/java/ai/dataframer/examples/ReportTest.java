package ai.dataframer.examples;

import static ai.dataframer.examples.DemoRun.ID;
import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.testing.DataframerExtension;
import ai.dataframer.client.testing.RunBody;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReportTest {
    @RegisterExtension
    static final DataframerExtension service = DataframerExtension.start();

    private final PrintedScreen printed = PrintedScreen.piped();

    @Test
    void print_runWithResults_showsThemAll() {
        Report.print(
                retrieve(RunBody.succeeded()
                        .entityCount("PERSON", 1204)
                        .entityCount("EMAIL", 602)
                        .samplesProcessed(500)
                        .file("file-1", "a.csv", 999, "text/csv")
                        .file("file-2", "archive.jsonl", 5_000_000_000L, "application/jsonl")),
                printed.screen);

        assertThat(printed.lines())
                .containsExactly(
                        "",
                        "Entities",
                        "  PERSON  1,204  " + "#".repeat(63),
                        "  EMAIL     602  " + "#".repeat(32),
                        "",
                        "Counts",
                        "  samples          500",
                        "  entities       1,806",
                        "  duration  2 min 05 s",
                        "",
                        "Files",
                        "  a.csv           999 B  text/csv",
                        "  archive.jsonl  5.0 GB  application/jsonl");
    }

    @Test
    void print_runThatSaysNothing_showsSo() {
        Report.print(
                retrieve(RunBody.succeeded().with("results", null).with("duration_seconds", null)), printed.screen);

        assertThat(printed.lines())
                .containsExactly(
                        "",
                        "Entities",
                        "  none",
                        "",
                        "Counts",
                        "  samples   -",
                        "  entities  0",
                        "  duration  -",
                        "",
                        "Files",
                        "  none");
    }

    @Test
    void print_filesThatLackProperties_showsWhatIsThere() {
        List<Map<String, String>> files = List.of(Map.of("id", "file-1"), Map.of());

        Report.print(retrieve(RunBody.succeeded().with("anonymized_files", files)), printed.screen);

        assertThat(printed.lines()).endsWith("Files", "  file-1  -  -", "  -       -  -");
    }

    private static AnonymizationRun retrieve(RunBody body) {
        service.stub(StubRun.of(ID).then(StubAnswer.run(body)));
        try (DataframerClient client = DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .build()) {
            return client.anonymizationRuns().retrieve(ID);
        }
    }
}
