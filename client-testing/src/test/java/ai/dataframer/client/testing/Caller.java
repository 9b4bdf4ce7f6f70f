package ai.dataframer.client.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** Asks a stub service for runs, as a client does. Thread-safe. */
final class Caller {
    static final UUID RUN_ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DataframerStubs service;
    private final String baseUrl;

    /** Asks at the address that the service has now, for the thread that calls. */
    Caller(DataframerStubs service) {
        this.service = service;
        this.baseUrl = service.baseUrl();
    }

    static String path(UUID runId) {
        return DataframerStubs.RUN_PATH.replace("{run_id}", runId.toString());
    }

    HttpRequest.Builder withoutKey(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofSeconds(30));
    }

    HttpRequest.Builder request(String path) {
        return withoutKey(path).header("Authorization", "Bearer test-key");
    }

    HttpRequest post(String path, String json) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> get(UUID runId) throws IOException, InterruptedException {
        return send(request(path(runId)).build());
    }

    HttpResponse<byte[]> getBytes(UUID runId) throws IOException, InterruptedException {
        return http.send(request(path(runId)).build(), BodyHandlers.ofByteArray());
    }

    /** Waits until so many requests for the run have arrived, whether they were answered or not. */
    void awaitRequests(UUID runId, int count) {
        long start = System.nanoTime();
        while (service.requestsFor(runId) < count) {
            if (System.nanoTime() - start > Duration.ofSeconds(30).toNanos()) {
                throw new AssertionError(service.requestsFor(runId) + " of " + count + " requests have arrived");
            }
            Thread.onSpinWait();
        }
    }
}
