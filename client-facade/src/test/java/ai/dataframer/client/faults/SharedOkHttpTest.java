package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.faults.RawReply.End;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollingPolicy;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.Cache;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A guest in the program's OkHttp leaves its cache and its other connections alone, and trusts no connection that it did not open. */
@Timeout(30)
class SharedOkHttpTest {
    private static final PollingPolicy POLICY = PollingPolicy.builder()
            .backoff(Backoff.fixed(Duration.ofMillis(10)))
            .timeout(Duration.ofSeconds(5))
            .build();

    private final ConnectionPool pool = new ConnectionPool();
    private final OkHttpClient shared =
            new OkHttpClient.Builder().connectionPool(pool).build();

    @AfterEach
    void close() {
        shared.dispatcher().executorService().shutdown();
        pool.evictAll();
    }

    private static DataframerClient.Builder client(RawService service, OkHttpClient shared) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .maxRetries(0)
                .okHttpClient(shared);
    }

    private static RawReply cacheable(String status) {
        String json = RawReply.runJson(status);
        return RawReply.of(RawReply.head(
                        200,
                        "Content-Length: " + json.length(),
                        "Cache-Control: max-age=3600",
                        "Last-Modified: Mon, 01 Jan 2024 10:00:00 GMT")
                + json);
    }

    private void useByOtherCode(RawService service) throws IOException {
        Request request =
                new Request.Builder().url(service.baseUrl() + "/other").build();
        try (Response answer = shared.newCall(request).execute()) {
            assertThat(answer.body().string()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|AWAIT).*")
    void call_sharedClientHasACache_readsAndWritesNoneOfIt(CallKind call, @TempDir Path folder) throws Exception {
        try (Cache cache = new Cache(folder.resolve("cache").toFile(), 1_000_000);
                RawService service = RawService.start(cacheable("PROCESSING"), cacheable("SUCCEEDED"));
                DataframerClient client = client(
                                service, shared.newBuilder().cache(cache).build())
                        .build()) {
            if (!call.waits()) {
                call.call(client, POLICY);
            }

            assertThat(call.call(client, POLICY).isSucceeded()).isTrue();

            assertThat(service.requestCount()).isEqualTo(2);
            assertThat(cache.requestCount()).isZero();
            assertThat(cache.directory().listFiles((File dir, String name) -> !name.startsWith("journal")))
                    .isNullOrEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|CREATE).*")
    void call_reachesItsReadTimeout_leavesIdleConnectionsToOtherHostsOpen(CallKind call) throws Exception {
        try (RawService elsewhere = RawService.start(RawReply.run("SUCCEEDED"));
                RawService service = RawService.start(RawReply.of("").then(End.HANG));
                DataframerClient client = client(service, shared)
                        .readTimeout(Duration.ofMillis(50))
                        .build()) {
            useByOtherCode(elsewhere);

            assertThat(catchThrowableOfType(RequestTimeoutException.class, () -> call.call(client, POLICY)))
                    .isNotNull();

            useByOtherCode(elsewhere);
            assertThat(elsewhere.connections()).isOne();
            service.awaitNoConnection();
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_idleConnectionOfOtherCodeHasBeenClosed_isSentOnAnother(CallKind call) throws Exception {
        try (RawService service =
                        RawService.start(RawReply.run("SUCCEEDED").then(End.CLOSE), RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service, shared).build()) {
            useByOtherCode(service);
            service.awaitNoConnection();

            assertThat(call.call(client, POLICY).isSucceeded()).isTrue();

            assertThat(service.requestCount()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_openIdleConnectionOfOtherCode_isUsed(CallKind call) throws Exception {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service, shared).build()) {
            useByOtherCode(service);

            assertThat(call.call(client, POLICY).isSucceeded()).isTrue();

            assertThat(service.connections()).isOne();
        }
    }
}
