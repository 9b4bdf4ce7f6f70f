package ai.dataframer.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.dataframer.client.DetectionMethod;
import ai.dataframer.client.NewAnonymizationRun;
import ai.dataframer.client.UploadFile;
import ai.dataframer.client.testing.StubFile;
import ai.dataframer.client.testing.StubRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** The made-up run of the demo: PENDING, PROCESSING, then SUCCEEDED with an anonymized file. */
final class DemoRun {
    static final UUID ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");

    /** Where the stub service has the file; the service's own path is not documented. */
    static final String DOWNLOAD = "/files/{file_id}/";

    private static final String NAME = "tickets.csv";
    private static final String FILE_ID = "file-1";
    private static final List<String> LABELS = List.of("PERSON", "EMAIL", "PHONE_NUMBER", "ADDRESS", "CREDIT_CARD");

    private DemoRun() {}

    /** Returns the file to upload. */
    static UploadFile file() {
        return UploadFile.of(NAME, read(NAME));
    }

    static NewAnonymizationRun of(UUID dataset) {
        return NewAnonymizationRun.builder()
                .datasetId(dataset)
                .piiTypes(LABELS.stream()
                        .map(label -> label.toLowerCase(Locale.ROOT))
                        .toList())
                .detectionMethod(DetectionMethod.AIMON_PII_M1_AND_HEURISTICS)
                .build();
    }

    static StubRun script() {
        String text = new String(anonymized(), UTF_8);
        return StubRun.of(ID).pending(3).processing(6).succeeded(run -> {
            LABELS.forEach(label -> run.entityCount(label, count(text, label)));
            run.samplesProcessed(text.lines().count() - 1)
                    .with("duration_seconds", 4)
                    .file(FILE_ID, NAME, anonymized().length, "text/csv");
        });
    }

    static StubFile anonymizedFile() {
        return StubFile.of(DOWNLOAD.replace("{file_id}", FILE_ID), anonymized());
    }

    static byte[] anonymized() {
        return read("tickets-anonymized.csv");
    }

    /** Each entity of the file has its label in brackets instead. */
    private static int count(String text, String label) {
        return text.split("\\[" + label + "]", -1).length - 1;
    }

    private static byte[] read(String name) {
        try (InputStream resource = Objects.requireNonNull(DemoRun.class.getResourceAsStream(name), name)) {
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
