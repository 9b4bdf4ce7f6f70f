package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.polling.PollingPolicy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot succeed later is tried once, by calls and by waits. */
@Timeout(30)
class PermanentFailureTest {
    private static final String USER = "proxy-user";
    private static final String PASSWORD = "proxy-password";
    private static final RawReply PROXY_ASKS = RawReply.of(
            RawReply.head(407, "Proxy-Authenticate: Basic realm=\"proxy\"", "Content-Length: 0", "Connection: close"));

    private static SelfSigned tls;

    @BeforeAll
    static void createCertificate(@TempDir Path folder) throws Exception {
        tls = SelfSigned.create(folder);
    }

    private static DataframerClient.Builder client(String baseUrl) {
        return DataframerClient.builder().apiKey("test-key").baseUrl(baseUrl);
    }

    private static Proxy through(RawService proxy) {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(Loopback.ADDRESSES.get(0), proxy.port()));
    }

    private static ConnectionException failure(CallKind call, DataframerClient client) {
        var e = catchThrowableOfType(ConnectionException.class, () -> call.call(client, PollingPolicy.defaults()));
        assertThat(e.isTransient()).isFalse();
        return e;
    }

    @ParameterizedTest
    @EnumSource
    void call_untrustedCertificate_connectsOnce(CallKind call) {
        try (RawService service = RawService.start(tls.context().getServerSocketFactory(), RawReply.run("SUCCEEDED"));
                DataframerClient client =
                        client("https://127.0.0.1:" + service.port()).build()) {
            assertThat(failure(call, client))
                    .hasMessage(call.request()
                            + " failed: the service's certificate is not trusted; add its authority to the"
                            + " JVM's trust store")
                    .hasCauseInstanceOf(SSLHandshakeException.class);

            assertThat(service.connections()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_certificateOfAnotherHost_connectsOnce(CallKind call) {
        try (RawService service = RawService.start(tls.context().getServerSocketFactory(), RawReply.run("SUCCEEDED"));
                DataframerClient client = client("https://elsewhere.example:" + service.port())
                        .customizeOkHttp(http -> http.dns(host -> Loopback.ADDRESSES)
                                .sslSocketFactory(tls.context().getSocketFactory(), tls.trust()))
                        .build()) {
            assertThat(failure(call, client))
                    .hasMessage(call.request() + " failed: the service's certificate is for another host name")
                    .hasCauseInstanceOf(SSLPeerUnverifiedException.class);

            assertThat(service.connections()).isOne();
            assertThat(service.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_proxyThatAsksForCredentials_isAskedOnce(CallKind call) {
        try (RawService proxy = RawService.start(PROXY_ASKS);
                DataframerClient client = client("http://service.example")
                        .allowInsecureHttp(true)
                        .proxy(through(proxy))
                        .build()) {
            assertThat(failure(call, client)).hasMessageContaining("proxy").hasMessageContaining("407");

            assertThat(proxy.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_proxyThatAsksForCredentialsOfATunnel_isAskedOnce(CallKind call) {
        try (RawService proxy = RawService.start(PROXY_ASKS);
                DataframerClient client =
                        client("https://service.example").proxy(through(proxy)).build()) {
            assertThat(failure(call, client)).hasMessageContaining("proxy").hasMessageContaining("407");

            assertThat(proxy.requests()).singleElement().asString().startsWith("CONNECT service.example:443");
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_wrongProxyCredentials_areSentOnceAndShownNowhere(CallKind call) {
        try (RawService proxy = RawService.start(PROXY_ASKS);
                DataframerClient client = client("http://service.example")
                        .allowInsecureHttp(true)
                        .proxy(through(proxy))
                        .proxyCredentials(USER, PASSWORD)
                        .build()) {
            assertThat(failure(call, client).toString()).doesNotContain(USER, PASSWORD);

            assertThat(proxy.requests())
                    .filteredOn(head -> head.contains("Proxy-Authorization: Basic "))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_proxyCredentials_goToTheProxy(CallKind call) {
        try (RawService proxy = RawService.start((n, head) ->
                        head.contains("Proxy-Authorization: Basic ") ? RawReply.run("SUCCEEDED") : PROXY_ASKS);
                DataframerClient client = client("http://service.example")
                        .allowInsecureHttp(true)
                        .proxy(through(proxy))
                        .proxyCredentials(USER, PASSWORD)
                        .build()) {
            assertThat(call.call(client, PollingPolicy.defaults()).isSucceeded())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|AWAIT).*")
    void call_redirectedPastTheProxy_keepsTheProxysCredentialsFromThatHost(CallKind call) {
        try (RawService direct = RawService.start(RawReply.run("SUCCEEDED"));
                RawService proxy = RawService.start((n, head) -> head.contains("Proxy-Authorization: Basic ")
                        ? RawReply.of(
                                RawReply.head(302, "Location: " + direct.baseUrl() + "/direct", "Content-Length: 0"))
                        : PROXY_ASKS);
                DataframerClient client = client("http://service.example")
                        .allowInsecureHttp(true)
                        .proxyCredentials(USER, PASSWORD)
                        .customizeOkHttp(http -> http.proxySelector(new ProxySelector() {
                            @Override
                            public List<Proxy> select(URI uri) {
                                return List.of(
                                        uri.getHost().equals("service.example") ? through(proxy) : Proxy.NO_PROXY);
                            }

                            @Override
                            public void connectFailed(URI uri, SocketAddress address, IOException e) {}
                        }))
                        .build()) {
            assertThat(call.call(client, PollingPolicy.defaults()).isSucceeded())
                    .isTrue();

            assertThat(direct.requests())
                    .singleElement()
                    .asString()
                    .startsWith("GET /direct ")
                    .doesNotContainIgnoringCase("authorization:");
        }
    }
}
