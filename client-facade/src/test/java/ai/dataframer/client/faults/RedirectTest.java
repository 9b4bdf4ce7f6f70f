package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.polling.PollingPolicy;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the key goes, and where it does not. */
@Timeout(30)
class RedirectTest {
    private static final String PATH = "/elsewhere";

    private static SelfSigned tls;

    @BeforeAll
    static void createCertificate(@TempDir Path folder) throws Exception {
        tls = SelfSigned.create(folder);
    }

    private static RawReply redirect(String location) {
        return RawReply.of(RawReply.head(302, "Location: " + location, "Content-Length: 0"));
    }

    private static DataframerClient.Builder client(String baseUrl) {
        return DataframerClient.builder().apiKey("test-key").baseUrl(baseUrl).maxRetries(0);
    }

    private static boolean carriesKey(String request) {
        return request.contains("test-key")
                || request.toLowerCase(java.util.Locale.ROOT).contains("authorization:");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "CREATE.*")
    void redirect_toTheSameOrigin_isFollowedWithTheKey(CallKind call) {
        try (RawService service = RawService.start(redirect(PATH), RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service.baseUrl()).build()) {
            assertThat(call.call(client, PollingPolicy.defaults()).isSucceeded())
                    .isTrue();

            assertThat(service.requests())
                    .hasSize(2)
                    .allMatch(RedirectTest::carriesKey)
                    .last()
                    .asString()
                    .startsWith("GET " + PATH + " ");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "CREATE.*")
    void redirect_toAnotherPort_isFollowedWithoutTheKey(CallKind call) {
        try (RawService other = RawService.start(RawReply.run("SUCCEEDED"));
                RawService service = RawService.start(redirect(other.baseUrl() + PATH));
                DataframerClient client = client(service.baseUrl()).build()) {
            call.call(client, PollingPolicy.defaults());

            assertThat(other.requests()).hasSize(1).noneMatch(RedirectTest::carriesKey);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "CREATE.*")
    void redirect_toAnotherHost_isFollowedWithoutTheKey(CallKind call) {
        try (RawService other = RawService.start(RawReply.run("SUCCEEDED"));
                RawService service = RawService.start(redirect("http://localhost:" + other.port() + PATH));
                DataframerClient client = client(service.baseUrl()).build()) {
            call.call(client, PollingPolicy.defaults());

            assertThat(other.requests()).hasSize(1).noneMatch(RedirectTest::carriesKey);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "CREATE.*")
    void redirect_thereAndBack_doesNotFindTheKeyAgain(CallKind call) {
        var back = new String[1];
        try (RawService other = RawService.start(n -> redirect(back[0]));
                RawService service = RawService.start(redirect(other.baseUrl() + PATH), RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service.baseUrl()).build()) {
            back[0] = service.baseUrl() + PATH;

            call.call(client, PollingPolicy.defaults());

            assertThat(service.requests().get(1)).doesNotContain("test-key");
        }
    }

    @ParameterizedTest
    @EnumSource
    void redirect_fromHttpsToHttp_isNotFollowed(CallKind call) {
        var trusting = new OkHttpClient.Builder()
                .sslSocketFactory(tls.context().getSocketFactory(), tls.trust())
                .build();
        try (RawService plain = RawService.start(RawReply.run("SUCCEEDED"));
                RawService service =
                        RawService.start(tls.context().getServerSocketFactory(), redirect(plain.baseUrl() + PATH));
                DataframerClient client = client("https://127.0.0.1:" + service.port())
                        .okHttpClient(trusting)
                        .build()) {
            assertThatThrownBy(() -> call.call(client, PollingPolicy.defaults()))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.statusCode()).isEqualTo(302));

            assertThat(service.requests()).hasSize(1).allMatch(RedirectTest::carriesKey);
            assertThat(plain.connections()).isZero();
        } finally {
            trusting.dispatcher().executorService().shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "RETRIEVE.*")
    void tls_certificateThePlatformDoesNotTrust_isRefusedBeforeTheKeyIsSent(CallKind call) {
        try (RawService service = RawService.start(tls.context().getServerSocketFactory(), RawReply.run("SUCCEEDED"));
                DataframerClient client =
                        client("https://127.0.0.1:" + service.port()).build()) {
            Throwable e = catchThrowable(() -> call.call(client, PollingPolicy.defaults()));

            assertThat(e).isInstanceOf(ConnectionException.class).hasCauseInstanceOf(SSLHandshakeException.class);
            assertThat(service.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "RETRIEVE.*")
    void redirect_inACircle_endsAfter20(CallKind call) {
        try (RawService service = RawService.start(redirect(PATH));
                DataframerClient client = client(service.baseUrl()).build()) {
            assertThatThrownBy(() -> call.call(client, PollingPolicy.defaults()))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageContaining("Too many follow-up requests");

            assertThat(service.requests()).hasSize(21);
        }
    }

    record Create(CallKind call, int status) {}

    static Stream<Create> creates() {
        return Stream.of(CallKind.CREATE, CallKind.CREATE_ASYNC)
                .flatMap(call -> Stream.of(301, 302, 303, 307, 308).map(status -> new Create(call, status)));
    }

    @ParameterizedTest
    @MethodSource("creates")
    void create_redirected_isSentOnceAndFailsWithTheStatus(Create create) {
        try (RawService other = RawService.start(RawReply.run("SUCCEEDED"));
                RawService service = RawService.start(RawReply.of(
                        RawReply.head(create.status, "Location: " + other.baseUrl() + PATH, "Content-Length: 0")));
                DataframerClient client =
                        client(service.baseUrl()).maxRetries(2).build()) {
            var e = catchThrowableOfType(ApiException.class, () -> create.call.call(client, PollingPolicy.defaults()));

            assertThat(e)
                    .isExactlyInstanceOf(ApiException.class)
                    .hasMessageStartingWith(create.call.request() + " answered " + create.status
                            + ": a redirect, which is followed for a GET only");
            assertThat(e.statusCode()).isEqualTo(create.status);
            assertThat(e.isTransient()).isFalse();
            boolean saysWhereToSendIt = create.status >= 307; // the others may say where to see what was created
            assertThat(e.getMessage().endsWith("before you create it again")).isEqualTo(!saysWhereToSendIt);
            assertThat(service.requestCount()).isOne();
            assertThat(other.connections()).isZero();
        }
    }
}
