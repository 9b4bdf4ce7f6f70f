package ai.dataframer.client;

import static ai.dataframer.client.StubbedClient.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(30)
class DataframerClientTest {
    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    private final DataframerClient.Builder builder = DataframerClient.builder();

    @Test
    void fromEnv_keyAndAddress_makeAClient() {
        service.stub(StubRun.of(RUN_ID).pending(1));

        try (DataframerClient client = DataframerClient.fromEnv(
                Map.of("DATAFRAMER_API_KEY", "test-key", "DATAFRAMER_BASE_URL", service.baseUrl()))) {
            assertThat(client.anonymizationRuns().retrieve(RUN_ID).status()).isEqualTo(RunStatus.PENDING);
        }
    }

    @Test
    void fromEnv_withoutKey_saysWhatToSet() {
        assertThatThrownBy(() -> DataframerClient.fromEnv(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("DATAFRAMER_API_KEY is not set; set it, or use DataframerClient.builder()");
    }

    @Test
    void build_withoutKey_saysWhatToCall() {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no API key: call apiKey(..) or apiKeyProvider(..)");
    }

    @Test
    void build_plainHttpElsewhere_isRefusedUnlessAllowed() {
        builder.apiKey("test-key").baseUrl("http://example.com");

        assertThatThrownBy(builder::build).hasMessageContaining("plain http: http://example.com/");
        builder.allowInsecureHttp(true).build().close();
    }

    @Test
    void setters_badValues_sayAtOnceWhatCame() {
        assertThatThrownBy(() -> builder.connectTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("connectTimeout must be positive: PT-1S");
        assertThatThrownBy(() -> builder.connectTimeout(null)).hasMessage("connectTimeout == null");
        assertThatThrownBy(() -> builder.readTimeout(Duration.ZERO)).hasMessage("readTimeout must be positive: PT0S");
        assertThatThrownBy(() -> builder.callTimeout(Duration.ofDays(25)))
                .hasMessage("callTimeout must be at most PT576H: PT600H");
        assertThatThrownBy(() -> builder.maxRetries(-1)).hasMessage("maxRetries must not be negative: -1");
        assertThatThrownBy(() -> builder.userAgentSuffix("a\nb"))
                .hasMessage("userAgentSuffix must be printable ASCII, on one line: \"a\nb\"");
        assertThatThrownBy(() -> builder.baseUrl("df-api.dataframer.ai"))
                .hasMessage("baseUrl must be an http or https address: df-api.dataframer.ai");
        assertThatThrownBy(() -> builder.proxy(null)).hasMessage("proxy == null");
        assertThatThrownBy(() -> builder.okHttpClient(null)).hasMessage("okHttpClient == null");
    }

    @Test
    void toString_showsNoKey() {
        try (DataframerClient client = builder.apiKey("s3cret").build()) {
            assertThat(client.toString()).isEqualTo("DataframerClient");
        }
    }

    @Test
    void baseUrl_withAPathPrefix_isKept() {
        service.stub(StubRun.of(RUN_ID).pending(1));

        try (DataframerClient client = StubbedClient.builder(service)
                .baseUrl(service.baseUrl() + "/gateway")
                .build()) {
            assertThatThrownBy(() -> client.anonymizationRuns().retrieve(RUN_ID))
                    .hasMessageStartingWith(
                            "GET /gateway/api/dataframer/anonymization-runs/" + RUN_ID + "/ answered 404");
        }
        service.takeViolations(); // a path that is not the contract's, on purpose
    }

    private static Proxy serviceAsProxy() {
        return new Proxy(
                Proxy.Type.HTTP,
                InetSocketAddress.createUnresolved(
                        "127.0.0.1", service.wireMock().port()));
    }

    @Test
    void proxy_isUsedForEveryRequest() {
        service.stub(StubRun.of(RUN_ID).pending(1));
        try (DataframerClient client = StubbedClient.builder(service)
                .baseUrl("http://dataframer.invalid")
                .allowInsecureHttp(true)
                .proxy(serviceAsProxy())
                .build()) {
            assertThat(client.anonymizationRuns().retrieve(RUN_ID).status()).isEqualTo(RunStatus.PENDING);
        }
    }

    @Test
    void proxy_plainHttpToLoopback_seesTheKey() {
        service.stub(StubRun.of(RUN_ID).pending(1));
        try (DataframerClient client = StubbedClient.builder(service)
                .baseUrl("http://127.0.0.1:1")
                .proxy(serviceAsProxy())
                .build()) {
            client.anonymizationRuns().retrieve(RUN_ID);
        }

        assertThat(service.wireMock().getAllServeEvents().get(0).getRequest().getHeader("Authorization"))
                .isEqualTo("Bearer test-key");
    }

    @Test
    void okHttpClient_ofTheCaller_isUsedAndNeverClosed() {
        service.stub(StubRun.of(RUN_ID).pending(1));
        var own = new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(
                        chain.request().newBuilder().header("X-Own", "yes").build()))
                .build();

        try (DataframerClient client =
                StubbedClient.builder(service).okHttpClient(own).build()) {
            client.anonymizationRuns().retrieve(RUN_ID);
        }

        assertThat(service.requests()) // an earlier test's cancelled request may arrive late
                .anySatisfy(request -> assertThat(request.getHeader("X-Own")).isEqualTo("yes"));
        assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
        assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
        own.dispatcher().executorService().shutdown();
        own.connectionPool().evictAll();
    }

    @Test
    void okHttpClient_ofTheCaller_keepsItsTimeoutsUnlessOneIsSetHere() {
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.hang()));
        var own = new OkHttpClient.Builder().readTimeout(Duration.ofMillis(40)).build();

        assertThat(readTimeoutReached(StubbedClient.builder(service).okHttpClient(own)))
                .isEqualTo(Duration.ofMillis(40));
        assertThat(readTimeoutReached(
                        StubbedClient.builder(service).okHttpClient(own).readTimeout(Duration.ofMillis(50))))
                .isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void connectTimeout_setHere_goesBeforeThatOfTheCallersOkHttpClient() {
        service.stub(StubRun.of(RUN_ID).pending(1));
        var seen = new AtomicInteger();
        var own = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    seen.set(chain.connectTimeoutMillis());
                    return chain.proceed(chain.request());
                })
                .build();

        try (DataframerClient client = StubbedClient.builder(service)
                .okHttpClient(own)
                .connectTimeout(Duration.ofMillis(1234))
                .build()) {
            client.anonymizationRuns().retrieve(RUN_ID);
        }

        assertThat(seen).hasValue(1234);
    }

    private static Duration readTimeoutReached(DataframerClient.Builder builder) {
        try (DataframerClient client = builder.maxRetries(0).build()) {
            return catchThrowableOfType(
                            RequestTimeoutException.class,
                            () -> client.anonymizationRuns().retrieve(RUN_ID))
                    .value();
        }
    }

    @Test
    void close_twice_thenUse_saysThatItIsClosed() {
        DataframerClient client = DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .build();

        client.close();
        client.close();

        AnonymizationRuns runs = client.anonymizationRuns();
        assertClosed(() -> runs.retrieve(RUN_ID));
        assertClosed(() -> runs.retrieveWithResponse(RUN_ID));
        assertClosed(() -> Mode.get(runs.retrieveAsync(RUN_ID)));
        assertClosed(() -> runs.awaitCompletion(RUN_ID));
        assertClosed(() -> Mode.get(runs.awaitCompletionAsync(RUN_ID)));
    }

    private static void assertClosed(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessage("the client is closed");
    }

    @Test
    void close_endsCallsAndWaitsUnderWay() throws Exception {
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.hang()));
        DataframerClient client = StubbedClient.of(service);
        CompletableFuture<AnonymizationRun> call = client.anonymizationRuns().retrieveAsync(RUN_ID);
        CompletableFuture<AnonymizationRun> wait = client.anonymizationRuns().awaitCompletionAsync(RUN_ID);

        client.close();

        assertThat(call)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageContaining("client is closed");
        assertThat(wait)
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageContaining("client is closed");
    }
}
