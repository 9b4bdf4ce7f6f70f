package consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.AnonymizedFile;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.DetectionMethod;
import ai.dataframer.client.NewAnonymizationRun;
import ai.dataframer.client.NewSeedDataset;
import ai.dataframer.client.SeedDataset;
import ai.dataframer.client.scheduling.VirtualScheduler;
import ai.dataframer.client.testing.DataframerExtension;
import ai.dataframer.client.testing.StubFile;
import ai.dataframer.client.testing.StubRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A file in, the anonymized file out. The same test in each company that a pom keeps. */
class FilesTest {
    @RegisterExtension
    static final DataframerExtension dataframer = DataframerExtension.start();

    @TempDir
    Path folder;

    @Test
    void download_ofTheRunOfAnUpload_isTheAnonymizedFile() throws IOException {
        Path tickets = Files.writeString(folder.resolve("tickets.csv"), "name\nAda");
        dataframer.onCreate(StubRun.of(UUID.randomUUID())
                .processing(1)
                .succeeded(run -> run.file("1", "anonymized.csv", 13, "text/csv")));
        dataframer.stub(
                StubFile.of("/files/1/", "name\n[PERSON]".getBytes(UTF_8)).cutOff(5));

        try (DataframerClient client = DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(dataframer.baseUrl())
                .scheduler(new VirtualScheduler())
                .build()) {
            SeedDataset dataset = client.seedDatasets().create(NewSeedDataset.of("tickets", tickets));
            AnonymizationRun run = client.anonymizationRuns()
                    .create(NewAnonymizationRun.builder()
                            .datasetId(dataset.id())
                            .piiTypes("person")
                            .detectionMethod(DetectionMethod.HEURISTICS)
                            .build());
            run = client.anonymizationRuns().awaitCompletion(run.id()).requireSucceeded();
            AnonymizedFile file = run.anonymizedFiles().get(0);
            client.raw().download("/files/" + file.id().orElseThrow() + "/", file.resolveIn(folder));
        }

        assertEquals("name\nAda", dataframer.uploads().get(0).files().get(0).text());
        assertEquals("name\n[PERSON]", Files.readString(folder.resolve("anonymized.csv")));
    }
}
