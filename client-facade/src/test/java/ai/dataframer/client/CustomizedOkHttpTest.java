package ai.dataframer.client;

import static ai.dataframer.client.StubbedClient.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the caller's own settings of OkHttp do, and what its interceptors see. */
@Timeout(30)
class CustomizedOkHttpTest {
    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    @Test
    void retrieve_connectionReset_interceptorSeesTheFailureItself() {
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.connectionReset()).succeeded());
        List<IOException> failures = new ArrayList<>();

        try (DataframerClient client = DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .customizeOkHttp(okHttp -> okHttp.addInterceptor(chain -> {
                    try {
                        return chain.proceed(chain.request());
                    } catch (IOException e) {
                        failures.add(e);
                        throw e;
                    }
                }))
                .build()) {
            assertThat(client.anonymizationRuns().retrieve(RUN_ID).isSucceeded())
                    .isTrue();
        }

        assertThat(failures).singleElement().isInstanceOf(SocketException.class);
    }

    @Test
    void customizeOkHttp_timeouts_replaceTheDefaultsButNotTheCallTimeout() {
        service.stub(StubRun.of(RUN_ID).succeeded());
        List<Duration> limits = new ArrayList<>();

        try (DataframerClient client = StubbedClient.builder(service)
                .customizeOkHttp(okHttp -> okHttp.readTimeout(Duration.ofSeconds(7))
                        .callTimeout(Duration.ofSeconds(7))
                        .addInterceptor(chain -> {
                            limits.add(Duration.ofMillis(chain.readTimeoutMillis()));
                            limits.add(Duration.ofNanos(chain.call().timeout().timeoutNanos()));
                            return chain.proceed(chain.request());
                        }))
                .build()) {
            client.anonymizationRuns().retrieve(RUN_ID);
        }

        assertThat(limits.get(0)).isEqualTo(Duration.ofSeconds(7));
        assertThat(limits.get(1)).isBetween(Duration.ofMinutes(4), Defaults.CALL_TIMEOUT);
    }
}
