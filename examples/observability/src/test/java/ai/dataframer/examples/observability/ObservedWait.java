package ai.dataframer.examples.observability;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.RequestOptions;
import ai.dataframer.client.scheduling.VirtualScheduler;
import ai.dataframer.client.testing.DataframerStubs;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import java.util.UUID;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/** A wait of three polls, the second of which fails. */
final class ObservedWait {
    static final UUID RUN_ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");
    static final String API_KEY = "test-key";

    private ObservedWait() {}

    static void run(DataframerStubs service, Consumer<OkHttpClient.Builder> instrumentation, RequestOptions options) {
        service.stub(StubRun.of(RUN_ID)
                .processing(1)
                .then(StubAnswer.serverError(503))
                .succeeded());
        try (var client = DataframerClient.builder()
                .apiKey(API_KEY)
                .baseUrl(service.baseUrl())
                .customizeOkHttp(instrumentation)
                .scheduler(new VirtualScheduler())
                .build()) {
            client.anonymizationRuns().withOptions(options).awaitCompletion(RUN_ID);
        }
    }
}
