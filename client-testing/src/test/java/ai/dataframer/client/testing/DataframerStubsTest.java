package ai.dataframer.client.testing;

import static ai.dataframer.client.testing.Caller.RUN_ID;
import static ai.dataframer.client.testing.Caller.path;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataframerStubsTest {
    private final DataframerStubs dataframer = DataframerStubs.start();
    private final Caller caller = new Caller(dataframer);

    @AfterEach
    void close() {
        dataframer.close();
    }

    @Test
    void request_unknownRun_is404() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).pending(1));

        var unknown = new UUID(0, 1);
        HttpResponse<String> response = caller.get(unknown);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("X-Request-Id"))
                .as("what the client's exception shows")
                .contains(
                        "none: run " + unknown + " is not stubbed; call stub(StubRun.of(runId)...) on the stub service,"
                                + " or onCreate(..) and create it");
        assertThat(caller.send(caller.request("/api/dataframer/anonymization-runs/nonsense/")
                                .build())
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "test-key"})
    void request_withoutBearerKey_is401AndTakesNoStep(String authorization) throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).pending(1).succeeded());
        HttpRequest.Builder request = caller.withoutKey(path(RUN_ID));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }

        assertThat(caller.send(request.build()).statusCode()).isEqualTo(401);
        assertThat(caller.get(RUN_ID).body()).contains("PENDING");
        assertThat(dataframer.requestsFor(RUN_ID)).isEqualTo(2);
    }

    @Test
    void request_withoutTrailingSlash_isNoRunRequest() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).pending(1));
        String noSlash = path(RUN_ID).replaceAll("/$", "");

        HttpResponse<String> response = caller.send(caller.request(noSlash).build());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(dataframer.requestsFor(RUN_ID)).isZero();
    }

    @Test
    void request_upperCaseId_isTheSameRun() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).pending(1));
        String upperCase =
                DataframerStubs.RUN_PATH.replace("{run_id}", RUN_ID.toString().toUpperCase(Locale.ROOT));

        assertThat(caller.send(caller.request(upperCase).build()).statusCode()).isEqualTo(200);
    }

    @Test
    void baseUrl_always_isLoopbackAlone() throws Exception {
        URI baseUrl = URI.create(dataframer.baseUrl());

        assertThat(baseUrl.getHost()).isEqualTo("127.0.0.1");
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> new Socket(address, baseUrl.getPort()).close())
                            .isInstanceOf(ConnectException.class);
                }
            }
        }
    }

    @Test
    void reset_afterRequests_forgetsScriptsAndCounts() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).pending(1));
        caller.get(RUN_ID);

        dataframer.reset();

        assertThat(dataframer.requestsFor(RUN_ID)).isZero();
        assertThat(caller.get(RUN_ID).statusCode()).isEqualTo(404);
    }

    @Test
    void wireMock_stubAndVerify_workBesideScripts() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).pending(1));
        dataframer.wireMock().stubFor(get(urlPathEqualTo(path(RUN_ID))).willReturn(ok("mine")));

        assertThat(caller.get(RUN_ID).body()).isEqualTo("mine");
        dataframer.wireMock().verify(1, getRequestedFor(urlPathEqualTo(path(RUN_ID))));
    }

    @Test
    void stub_largeBody_isServedWhole() throws Exception {
        RunBody run = RunBody.succeeded();
        for (int i = 0; i < 20_000; i++) {
            run.entity("PERSON", i, i + 10, 0.5);
        }
        dataframer.stub(StubRun.of(RUN_ID).then(StubAnswer.run(run)));

        assertThat(caller.get(RUN_ID).body()).isEqualTo(run.json(RUN_ID.toString()));
    }

    @Test
    void start_settings_areApplied() throws Exception {
        try (DataframerStubs noJournal = DataframerStubs.start(settings -> settings.disableRequestJournal())) {
            noJournal.stub(StubRun.of(RUN_ID).pending(1));

            assertThat(new Caller(noJournal).get(RUN_ID).statusCode()).isEqualTo(200);
            assertThat(noJournal.requestsFor(RUN_ID)).isEqualTo(1);
            assertThatThrownBy(() -> noJournal.wireMock().verify(1, getRequestedFor(urlPathEqualTo(path(RUN_ID)))))
                    .hasMessageContaining("journal");
        }
    }

    @Test
    void start_httpDisabled_isRefused() {
        assertThatThrownBy(() -> DataframerStubs.start(settings -> settings.httpDisabled(true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "httpDisabled(true) leaves the stub without an address: it is served over plain http on loopback");
    }

    @Test
    void stub_null_isRefused() {
        assertThatThrownBy(() -> dataframer.stub((StubRun) null)).hasMessage("run == null");
        assertThatThrownBy(() -> DataframerStubs.start(null)).hasMessage("settings == null");
    }

    @Test
    void close_twice_isFine() {
        dataframer.close();
        dataframer.close();

        assertThat(dataframer.wireMock().isRunning()).isFalse();
        assertThatIllegalStateException().isThrownBy(dataframer::baseUrl);
    }
}
