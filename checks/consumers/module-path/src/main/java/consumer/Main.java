package consumer;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.DataframerClient;
import java.util.UUID;

/** Prints what was found in a run. Its arguments: the service's address, the run's id. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        try (DataframerClient client =
                DataframerClient.builder().apiKey("test-key").baseUrl(args[0]).build()) {
            AnonymizationRuns runs = client.anonymizationRuns();
            UUID id = UUID.fromString(args[1]);
            AnonymizationRun run = runs.awaitCompletion(id).requireSucceeded();
            AnonymizationRun again = runs.awaitCompletionAsync(id).join().requireSucceeded();
            System.out.println(
                    run.entitySummary() + " " + again.anonymizedFiles().size());
        }
    }
}
