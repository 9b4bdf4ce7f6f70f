package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.polling.PollingPolicy;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A DNS server that does not answer. */
@Timeout(20)
class SlowDnsTest {
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void over() {
        over.countDown();
    }

    private List<InetAddress> lookup(String host) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.of(InetAddress.getLoopbackAddress());
    }

    private DataframerClient.Builder client(Dns dns) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl("http://name.invalid:9")
                .allowInsecureHttp(true)
                .maxRetries(0)
                .customizeOkHttp(http -> http.dns(dns));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|CREATE).*")
    void call_lookUpThatHangs_endsAtTheCallTimeout(CallKind call) {
        try (DataframerClient client =
                client(this::lookup).callTimeout(Duration.ofMillis(300)).build()) {
            var e = catchThrowableOfType(
                    RequestTimeoutException.class, () -> call.call(client, PollingPolicy.defaults()));

            assertThat(e.limit()).isEqualTo(Limit.CALL);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|CREATE).*")
    void call_lookUpThatHangs_endsAtTheConnectTimeout(CallKind call) {
        try (DataframerClient client =
                client(this::lookup).connectTimeout(Duration.ofMillis(300)).build()) {
            var e = catchThrowableOfType(
                    RequestTimeoutException.class, () -> call.call(client, PollingPolicy.defaults()));

            assertThat(e.limit()).isEqualTo(Limit.CONNECT);
            assertThat(e.isTransient()).isTrue(); // nothing was sent
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|CREATE).*")
    void call_unknownHost_isAConnectionFailure(CallKind call) {
        try (DataframerClient client = client(Dns.SYSTEM).build()) {
            var e = catchThrowableOfType(ConnectionException.class, () -> call.call(client, PollingPolicy.defaults()));

            assertThat(e).hasMessageContaining("UnknownHostException");
            assertThat(e.isTransient()).isTrue();
        }
    }
}
