package ai.dataframer.client.nativeimage;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.DetectionMethod;
import ai.dataframer.client.NewAnonymizationRun;
import ai.dataframer.client.NewSeedDataset;
import ai.dataframer.client.UploadFile;
import ai.dataframer.client.scheduling.VirtualScheduler;
import ai.dataframer.client.testing.DataframerStubs;
import ai.dataframer.client.testing.StubFile;
import ai.dataframer.client.testing.StubRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A program that makes every call of the library, and prints what {@link Dynamic} noted of it. */
final class EveryCall {
    private static final UUID RUN_ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");

    private EveryCall() {}

    @SuppressWarnings("SystemOut") // the test reads it
    public static void main(String[] args) throws IOException {
        Set<String> notes = Dynamic.record();
        try (DataframerStubs dataframer = DataframerStubs.start();
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl(dataframer.baseUrl())
                        .scheduler(new VirtualScheduler())
                        .build()) {
            dataframer.stub(StubRun.of(RUN_ID)
                    .processing(2)
                    .succeeded(run -> run.entity("PERSON", 0, 10, 0.98)
                            .file("file-1", "customers.csv", 5_000_000_000L, "text/csv")));
            var runs = client.anonymizationRuns();
            dataframer.onCreate(StubRun.of(new UUID(0, 1)).succeeded());
            runs.create(NewAnonymizationRun.builder()
                    .datasetId(RUN_ID)
                    .piiTypes("person")
                    .detectionMethod(DetectionMethod.HEURISTICS)
                    .build());
            runs.list();
            runs.awaitCompletion(RUN_ID);
            runs.awaitCompletionAsync(RUN_ID).join();
            runs.retrieve(RUN_ID);
            AnonymizationRun.fromJson(runs.retrieveWithResponse(RUN_ID).rawBody());
            runs.retrieveStreaming(RUN_ID, entity -> {});
            dataframer.stub(StubFile.of("/files/1/", new byte[1000]).cutOff(10));
            Path folder = Files.createTempDirectory("dataframer");
            Path target = client.raw().download("/files/1/", folder.resolve("file"));
            client.raw().downloadAsync("/files/1/", target, REPLACE_EXISTING).join();
            client.raw().get("/files/1/");
            dataframer.onCreate(StubRun.of(new UUID(0, 2)).succeeded());
            client.raw().send("POST", DataframerStubs.RUNS_PATH, "{\"dataset_id\": \"" + RUN_ID + "\"}");
            var datasets = client.seedDatasets();
            UploadFile file = UploadFile.of("a.csv", new byte[1]);
            UUID dataset = datasets.create(
                            NewSeedDataset.builder().name("a").file(file).build())
                    .id();
            datasets.retrieve(dataset);
            datasets.retrieveAsync(dataset).join();
            datasets.create(
                    NewSeedDataset.builder()
                            .name("b")
                            .description("in folders")
                            .file("1", file)
                            .file("2", UploadFile.of(target))
                            .build(),
                    (bytes, total) -> {});
            var zip = new ByteArrayOutputStream();
            try (var entries = new ZipOutputStream(zip)) {
                entries.putNextEntry(new ZipEntry("a.csv"));
            }
            datasets.createAsync(NewSeedDataset.builder()
                            .name("c")
                            .zip(UploadFile.of("c.zip", zip.toByteArray()))
                            .build())
                    .join();
            Files.delete(target);
            Files.delete(folder);
        }
        List.copyOf(notes).forEach(System.out::println);
    }
}
