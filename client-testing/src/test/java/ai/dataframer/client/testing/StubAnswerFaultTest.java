package ai.dataframer.client.testing;

import static ai.dataframer.client.testing.Caller.RUN_ID;
import static ai.dataframer.client.testing.Caller.path;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each fault looks like on the wire. The JDK's client would try again on some of them by itself. */
class StubAnswerFaultTest {
    @RegisterExtension
    static final ContractCheckedStubs dataframer = ContractCheckedStubs.start();

    private final Caller caller = new Caller(dataframer);

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("emptyAnswer", StubAnswer.emptyAnswer(), "^$"),
                arguments("garbage", StubAnswer.garbage(), "^(?!HTTP).+$"),
                arguments("malformedChunk", StubAnswer.malformedChunk(), "^HTTP/1.1 200 OK(?s:.*)chunked\r\n\r\n.+$"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void fault_asked_sendsThisAndCloses(String name, StubAnswer fault, String wire) throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).then(fault));

        assertThat(exchange()).as(name).matches(wire);
    }

    @Test
    void connectionReset_asked_resets() {
        dataframer.stub(StubRun.of(RUN_ID).then(StubAnswer.connectionReset()));

        assertThatThrownBy(StubAnswerFaultTest::exchange)
                .isInstanceOf(SocketException.class)
                .hasMessage("Connection reset");
    }

    @Test
    void hang_reset_closesTheConnection() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).then(StubAnswer.hang()));
        try (Socket socket = ask()) {
            caller.awaitRequests(RUN_ID, 1);
            assertThat(socket.getInputStream().available()).isZero();

            dataframer.reset();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void hang_of64Requests_leavesRoomForAnswers() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).then(64, StubAnswer.hang()).processing(1));

        List<Socket> hanging = new ArrayList<>();
        try {
            for (int i = 0; i < 64; i++) {
                hanging.add(ask());
            }
            caller.awaitRequests(RUN_ID, 64);

            assertThat(caller.get(RUN_ID).statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : hanging) {
                socket.close();
            }
        }
    }

    @Test
    void withWrongContentLength_tooLong_closesAfterTheBody() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).then(StubAnswer.succeeded().withWrongContentLength(5000)));

        assertThat(exchange())
                .contains("Content-Length: 5000\r\n")
                .endsWith("\"created_at\":\"2026-01-15T09:30:00Z\"}");
    }

    @Test
    void withWrongContentLength_tooShort_runsOver() throws Exception {
        dataframer.stub(StubRun.of(RUN_ID).then(StubAnswer.succeeded().withWrongContentLength(50)));

        assertThat(caller.get(RUN_ID).body()).hasSize(50);
    }

    @Test
    void offContract_encodedBody_isSentAsItIs() throws Exception {
        byte[] cut = {0x1f, (byte) 0x8b, 8, 0};
        dataframer.stub(StubRun.of(RUN_ID)
                .then(StubAnswer.offContract(
                        aResponse().withHeader("Content-Encoding", "gzip").withBody(cut))));

        assertThat(caller.getBytes(RUN_ID).body()).containsExactly(cut);
    }

    private static String exchange() throws IOException {
        try (Socket socket = ask()) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket ask() throws IOException {
        URI baseUrl = URI.create(dataframer.baseUrl());
        Socket socket = new Socket(baseUrl.getHost(), baseUrl.getPort());
        socket.setSoTimeout(30_000);
        String request = "GET " + path(RUN_ID) + " HTTP/1.1\r\nHost: " + baseUrl.getAuthority()
                + "\r\nAuthorization: Bearer test-key\r\nAccept-Encoding: gzip\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
