package consumer;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.DataframerClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.UUID;

/** Prints what was found in a run. Its arguments: the service's address, the run's id. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        try (DataframerClient client =
                DataframerClient.builder().apiKey("test-key").baseUrl(args[0]).build()) {
            AnonymizationRuns runs = client.anonymizationRuns();
            UUID id = UUID.fromString(args[1]);
            AnonymizationRun run = runs.awaitCompletion(id).requireSucceeded();
            AnonymizationRun again = runs.awaitCompletionAsync(id).join().requireSucceeded();
            System.out.println(
                    copy(run).entitySummary() + " " + again.anonymizedFiles().size());
        }
    }

    private static AnonymizationRun copy(AnonymizationRun run) throws Exception {
        var bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(run);
        return (AnonymizationRun) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }
}
