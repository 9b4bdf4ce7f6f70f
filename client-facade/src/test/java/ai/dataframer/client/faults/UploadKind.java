package ai.dataframer.client.faults;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.NewSeedDataset;
import ai.dataframer.client.ProgressListener;
import ai.dataframer.client.SeedDataset;
import ai.dataframer.client.UploadFile;
import java.util.concurrent.CompletableFuture;

/** The ways to upload a file: alone, behind another one, in a folder or as a ZIP, and each of them sync and async. */
enum UploadKind {
    FILE,
    FILE_ASYNC,
    SECOND_FILE,
    SECOND_FILE_ASYNC,
    FOLDERS,
    FOLDERS_ASYNC,
    ZIP,
    ZIP_ASYNC;

    /** How the message of a failure ends after which the dataset may exist. */
    static final String MAY_EXIST =
            "; the dataset may exist: look for its name, which is unique, before you create it again";

    private static final UploadFile SMALL = UploadFile.of("small.csv", new byte[10]);

    boolean isAsync() {
        return name().endsWith("_ASYNC");
    }

    String request() {
        boolean isZip = this == ZIP || this == ZIP_ASYNC;
        return "POST /api/dataframer/seed-datasets/" + (isZip ? "create-from-zip/" : "create/");
    }

    NewSeedDataset dataset(UploadFile file) {
        NewSeedDataset.Builder dataset = NewSeedDataset.builder().name("Tickets");
        return switch (this) {
            case FILE, FILE_ASYNC -> dataset.file(file).build();
            case SECOND_FILE, SECOND_FILE_ASYNC ->
                dataset.file(SMALL).file(file).build();
            case FOLDERS, FOLDERS_ASYNC ->
                dataset.file("one", SMALL).file("two", file).build();
            case ZIP, ZIP_ASYNC -> dataset.zip(file).build();
        };
    }

    /** Returns the dataset, or throws what the call failed with. */
    SeedDataset upload(DataframerClient client, UploadFile file) {
        return isAsync()
                ? CallKind.get(client.seedDatasets().createAsync(dataset(file)))
                : client.seedDatasets().create(dataset(file));
    }

    /** Starts the call, on a thread of its own if it is synchronous. */
    Started start(DataframerClient client, UploadFile file, ProgressListener listener) {
        if (isAsync()) {
            return new Started(client.seedDatasets().createAsync(dataset(file), listener), Thread.currentThread());
        }
        var outcome = new CompletableFuture<SeedDataset>();
        var thread = new Thread(() -> {
            try {
                outcome.complete(client.seedDatasets().create(dataset(file), listener));
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return new Started(outcome, thread);
    }

    /** An upload under way, and the thread of a synchronous one. */
    record Started(CompletableFuture<SeedDataset> outcome, Thread thread) {}
}
