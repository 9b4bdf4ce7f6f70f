package ai.dataframer.client;

import ai.dataframer.client.scheduling.VirtualScheduler;
import ai.dataframer.client.testing.DataframerStubs;
import java.util.UUID;

/** Clients of the stub service, on virtual time: delays between retries and polls take none. */
final class StubbedClient {
    static final UUID RUN_ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");

    private StubbedClient() {}

    static DataframerClient.Builder builder(DataframerStubs service) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .scheduler(new VirtualScheduler());
    }

    static DataframerClient of(DataframerStubs service) {
        return builder(service).build();
    }
}
