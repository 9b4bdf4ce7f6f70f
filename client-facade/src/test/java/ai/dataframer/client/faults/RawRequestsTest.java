package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.head;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.ApiResponse;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.RawRequests;
import ai.dataframer.client.RequestOptions;
import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.RateLimitException;
import ai.dataframer.client.errors.ServerException;
import ai.dataframer.client.faults.RawReply.End;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RawRequestsTest {
    private static final String MAY_BE_DONE = "; the service may have carried it out: look before you send it again";

    private static final RequestOptions SECRET =
            RequestOptions.builder().header("X-Tenant-Key", "s3cret").build();

    /** The two ways to call. */
    enum Kind {
        SYNC,
        ASYNC;

        ApiResponse<String> get(RawRequests raw, String path) {
            return this == SYNC ? raw.get(path) : CallKind.get(raw.getAsync(path));
        }

        ApiResponse<String> send(RawRequests raw, String method, String path, @Nullable String json) {
            return this == SYNC ? raw.send(method, path, json) : CallKind.get(raw.sendAsync(method, path, json));
        }
    }

    private static RawReply text(int status, String text) {
        return RawReply.of(head(status, "Content-Length: " + text.getBytes(UTF_8).length))
                .then(text.getBytes(UTF_8));
    }

    private static DataframerClient client(RawService service) {
        return client(service.baseUrl());
    }

    private static DataframerClient client(String baseUrl) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(baseUrl)
                .scheduler(new VirtualScheduler())
                .build();
    }

    private static boolean hasSecret(String request) {
        String all = request.toLowerCase(Locale.ROOT);
        return all.contains("test-key") || all.contains("authorization") || all.contains("s3cret");
    }

    @ParameterizedTest
    @EnumSource
    void get_anyStatus2xx_isReturnedWithItsText(Kind kind) {
        try (RawService service = RawService.start(
                        RawReply.of(head(202, "X-Request-Id: r-1", "Content-Length: 2") + "{}"),
                        text(200, "{\"name\": \"Jürgen\"}"),
                        RawReply.of(head(204, "X-None: none")),
                        text(200, ""));
                DataframerClient client = client(service)) {
            ApiResponse<String> accepted = kind.get(client.raw(), "/api/x/");
            assertThat(accepted.statusCode()).isEqualTo(202);
            assertThat(accepted.requestId()).contains("r-1");
            assertThat(accepted.body()).isEqualTo("{}");

            ApiResponse<String> done = kind.get(client.raw(), "/api/x/");
            assertThat(done.body()).isEqualTo("{\"name\": \"Jürgen\"}").isEqualTo(done.rawBody());
            assertThat(done).hasToString("ApiResponse{statusCode=200}");

            assertThat(kind.get(client.raw(), "/api/x/").body()).isEmpty();
            assertThat(kind.get(client.raw(), "/api/x/").body()).isEmpty();
            assertThat(service.requests()).hasSize(4).allMatch(request -> request.contains("Bearer test-key"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/x/, /api/x/",
        "api/x/, /api/x/",
        "'', /",
        "/, /",
        "//other.host/x, //other.host/x",
        "/api/x?a=b+c&d=%2F%20e&&f, /api/x?a=b+c&d=%2F%20e&&f",
        "x?next=https://other.host/?q=1, /x?next=https://other.host/?q=1",
        "x#fragment, /x",
    })
    void get_path_isBelowTheBaseUrlWithItsQueryAsGiven(String path, String sent) {
        try (RawService service = RawService.start(text(200, "{}"));
                DataframerClient client = client(service)) {
            client.raw().get(path);

            assertThat(service.requests()).singleElement().asString().startsWith("GET " + sent + " HTTP/1.1\r\n");
        }
    }

    @Test
    void get_baseUrlWithAPath_keepsIt() {
        try (RawService service = RawService.start(text(200, "{}"));
                DataframerClient client = client(service.baseUrl() + "/gateway")) {
            client.raw().get("/api/x/");

            assertThat(service.requests().get(0)).startsWith("GET /gateway/api/x/ ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_addressOfTheService_carriesTheKey(Kind kind) {
        try (RawService service = RawService.start(text(200, "{}"));
                DataframerClient client = client(service)) {
            kind.get(client.raw().withOptions(SECRET), service.baseUrl() + "/y?z");

            assertThat(service.requests()).singleElement().asString().startsWith("GET /y?z ");
            assertThat(service.requests().get(0)).contains("Bearer test-key", "X-Tenant-Key: s3cret");
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_addressOfAnotherHost_carriesNoSecret(Kind kind) {
        try (RawService service = RawService.start(text(200, "{}"));
                RawService other = RawService.start(text(200, "{}"));
                DataframerClient client = client(service)) {
            RawRequests raw = client.raw().withOptions(SECRET);
            kind.get(raw, other.baseUrl() + "/x"); // another port
            kind.get(raw, "http://localhost:" + service.port() + "/x");

            assertThat(other.requests()).hasSize(1).noneMatch(RawRequestsTest::hasSecret);
            assertThat(service.requests()).hasSize(1).noneMatch(RawRequestsTest::hasSecret);
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_addressOfAnotherHost_asksForNoKey(Kind kind) {
        var asked = new AtomicInteger();
        try (RawService other = RawService.start(text(200, "{}"));
                DataframerClient client = DataframerClient.builder()
                        .apiKeyProvider(() -> "key-" + asked.incrementAndGet())
                        .build()) {
            kind.get(client.raw(), other.baseUrl() + "/x");

            assertThat(asked).hasValue(0);
            assertThat(other.requests()).hasSize(1);
        }
    }

    @Test
    void get_schemeBelowThatOfTheService_carriesNoSecret() {
        try (RawService other = RawService.start(text(200, "{}"));
                DataframerClient client = client("https://127.0.0.1:" + other.port())) {
            client.raw().withOptions(SECRET).get(other.baseUrl() + "/x");

            assertThat(other.requests()).hasSize(1).noneMatch(RawRequestsTest::hasSecret);
        }
    }

    @ParameterizedTest
    @EnumSource
    void redirect_toAnotherHost_carriesNoSecret(Kind kind) {
        try (RawService other = RawService.start(text(200, "there"));
                RawService service = RawService.start(
                        RawReply.of(head(302, "Location: " + other.baseUrl() + "/y", "Content-Length: 0")));
                DataframerClient client = client(service)) {
            assertThat(kind.get(client.raw().withOptions(SECRET), "/x").body()).isEqualTo("there");

            assertThat(service.requests()).hasSize(1).allMatch(RawRequestsTest::hasSecret);
            assertThat(other.requests()).hasSize(1).noneMatch(RawRequestsTest::hasSecret);
        }
    }

    @ParameterizedTest
    @EnumSource
    void redirect_ofADownloadToAnotherHost_carriesNoSecretAndIsResumedThere(DownloadKind kind, @TempDir Path folder) {
        FileReplies file = FileReplies.of(10_000, 1);
        try (RawService other = RawService.start((number, head) ->
                        number == 1 ? file.cut(100, End.CLOSE, FileReplies.TAG) : file.rest(head, FileReplies.TAG));
                RawService service = RawService.start(RawReply.of(
                        head(302, "Location: " + other.baseUrl() + "/y?signature=1", "Content-Length: 0")));
                DataframerClient client = client(service)) {
            Path target = folder.resolve("file");

            kind.call(client.raw().withOptions(SECRET), "/x", target);

            assertThat(target).hasBinaryContent(file.content());
            assertThat(service.requests()).hasSize(2).allMatch(RawRequestsTest::hasSecret);
            assertThat(other.requests()).hasSize(2).noneMatch(RawRequestsTest::hasSecret);
            assertThat(other.requests().get(1)).contains("Range: bytes=100-\r\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void download_signedAddressOfAnotherHost_carriesNoSecret(DownloadKind kind, @TempDir Path folder) {
        try (RawService service = RawService.start(text(200, "{}"));
                RawService other = RawService.start(text(200, "content"));
                DataframerClient client = client(service)) {
            String signed = other.baseUrl() + "/bucket/a%2Fb%20c?X-Amz-Signature=0a%2B1&X-Amz-Expires=3600";

            kind.call(client.raw().withOptions(SECRET), signed, folder.resolve("file"));

            assertThat(other.requests()).singleElement().satisfies(request -> {
                assertThat(request)
                        .startsWith("GET /bucket/a%2Fb%20c?X-Amz-Signature=0a%2B1&X-Amz-Expires=3600 HTTP/1.1\r\n");
                assertThat(hasSecret(request)).isFalse();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_transientFailures_areRetried(Kind kind) {
        try (RawService service =
                        RawService.start(text(503, "{}"), RawReply.of("").then(End.RESET), text(200, "done"));
                DataframerClient client = client(service)) {
            assertThat(kind.get(client.raw(), "/x").body()).isEqualTo("done");

            assertThat(service.requests()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void get_statusOutside2xx_isTheExceptionOfEveryCall(Kind kind) {
        try (RawService service = RawService.start(text(409, "{\"detail\": 1}"));
                DataframerClient client = client(service)) {
            var e = catchThrowableOfType(ApiException.class, () -> kind.get(client.raw(), "/x?y=secret"));

            assertThat(e).hasMessage("GET /x answered 409: unexpected status");
            assertThat(e.body()).isEqualTo("{\"detail\": 1}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void send_json_goesOutAsItIs(Kind kind) {
        try (RawService service = RawService.start(text(201, "{\"id\": 1}"));
                DataframerClient client = client(service)) {
            assertThat(kind.send(client.raw(), "POST", "/x?y", "{\"a\":\"é\"}").statusCode())
                    .isEqualTo(201);

            assertThat(service.requests()).singleElement().asString().startsWith("POST /x?y HTTP/1.1\r\n");
            assertThat(service.requests().get(0).lines())
                    .contains("Content-Type: application/json", "Content-Length: 10", "Authorization: Bearer test-key");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void send_withoutJson_hasNoBody(String method) {
        try (RawService service = RawService.start(RawReply.of(head(204, "X-None: none")));
                DataframerClient client = client(service)) {
            assertThat(client.raw().send(method, "/x", null).body()).isEmpty();

            assertThat(service.requests().get(0).lines()).contains(method + " /x HTTP/1.1", "Content-Length: 0");
        }
    }

    @ParameterizedTest
    @EnumSource
    void send_serviceMayHaveCarriedItOut_isSentOnce(Kind kind) {
        for (RawReply reply : new RawReply[] {
            text(500, "{}"), text(408, "{}"), RawReply.of("").then(End.RESET)
        }) {
            try (RawService service = RawService.start(reply);
                    DataframerClient client = client(service)) {
                var e = catchThrowableOfType(
                        DataframerException.class, () -> kind.send(client.raw(), "POST", "/x", "{}"));

                assertThat(e).isInstanceOfAny(ServerException.class, ApiException.class, ConnectionException.class);
                assertThat(e).hasMessageStartingWith("POST /x ").hasMessageEndingWith(MAY_BE_DONE);
                assertThat(e.isTransient()).isFalse();
                assertThat(service.requests()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void send_serviceSurelyDidNothing_isRetried(Kind kind) {
        try (RawService service = RawService.start(text(429, "{}"), text(200, "done"));
                DataframerClient client = client(service)) {
            assertThat(kind.send(client.raw(), "POST", "/x", "{}").body()).isEqualTo("done");

            assertThat(service.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void send_redirected_isNotFollowed(Kind kind) {
        try (RawService other = RawService.start(text(200, "{}"));
                RawService service =
                        RawService.start(RawReply.of(head(307, "Location: " + other.baseUrl(), "Content-Length: 0")));
                DataframerClient client = client(service)) {
            assertThatThrownBy(() -> kind.send(client.raw(), "POST", "/x", "{}"))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.statusCode()).isEqualTo(307));

            assertThat(other.connections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void send_toAnotherHost_isRefused(Kind kind) {
        try (RawService service = RawService.start(text(200, "{}"));
                RawService other = RawService.start(text(200, "{}"));
                DataframerClient client = client(service)) {
            assertThatThrownBy(() -> kind.send(client.raw(), "POST", other.baseUrl() + "/x?s=s3cret", "{}"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("path must be a path or an address of 127.0.0.1, as other hosts are only read from: "
                            + other.baseUrl() + "/x");

            assertThat(other.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "post", "CONNECT", "X Y"})
    void send_otherMethod_isRefused(String method) {
        try (DataframerClient client = client("http://127.0.0.1:1")) {
            assertThatThrownBy(() -> client.raw().send(method, "/x", null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("method must be POST, PUT, PATCH or DELETE: " + method
                            + (method.equals("GET") ? "; use get(..)" : ""));
        }
    }

    /** A limit of one kind of request says nothing about another, and a storage's nothing about the service. */
    @Test
    void pace_afterRefusals_holdsBackItsOwnKindOnly() {
        var time = new HeldScheduler();
        try (RawService other = RawService.start(text(200, "{}"));
                RawService service = RawService.start((number, head) -> head.startsWith("GET /x ")
                        ? RawReply.of(head(429, "Retry-After: 50", "Content-Length: 0"))
                        : text(200, "{}"));
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl(service.baseUrl())
                        .maxRetries(0)
                        .scheduler(time)
                        .build()) {
            assertThatThrownBy(() -> client.raw().get("/x")).isInstanceOf(RateLimitException.class);

            assertThat(client.raw().getAsync("/y")).isNotDone();
            client.raw().send("POST", "/y", null);
            client.raw().get(other.baseUrl() + "/y");
            assertThat(service.requests()).hasSize(2).noneMatch(head -> head.startsWith("GET /y"));
        }
    }
}
