package consumer;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.testing.DataframerStubs;
import ai.dataframer.client.testing.StubRun;
import java.util.UUID;

/** Awaits a run of the stub service. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        UUID id = UUID.randomUUID();
        try (DataframerStubs stubs = DataframerStubs.start();
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl(stubs.baseUrl())
                        .build()) {
            stubs.stub(StubRun.of(id).processing(1).succeeded());
            AnonymizationRun run = client.anonymizationRuns().awaitCompletion(id);
            System.out.println(run.requireSucceeded().status());
        }
    }
}
