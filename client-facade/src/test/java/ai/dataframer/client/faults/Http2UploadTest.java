package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.UploadFile;
import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.DataframerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import okhttp3.Protocol;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An upload over HTTP/2 is a stream of a connection that it shares with other requests. */
@Timeout(30)
class Http2UploadTest {
    private static final int NO_ERROR = 0;
    private static final int LARGE = 256 << 10;

    private final MockWebServer service = new MockWebServer();

    @BeforeEach
    void speakHttp2() {
        service.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
    }

    @AfterEach
    void close() throws IOException {
        service.close();
    }

    private DataframerClient client() {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl("http://127.0.0.1:" + service.getPort())
                .customizeOkHttp(http -> http.protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE)))
                .build();
    }

    private static MockResponse dataset() {
        return new MockResponse().setHeader("Content-Type", "application/json").setBody(RawReply.runJson("x"));
    }

    private static UploadFile file(int size, int said) {
        return UploadFile.of("data.csv", said, () -> new ByteArrayInputStream(new byte[size]));
    }

    @ParameterizedTest
    @EnumSource
    void upload_ofAnySize_arrivesWithItsLength(UploadKind kind) throws Exception {
        service.enqueue(dataset());

        try (DataframerClient client = client()) {
            kind.upload(client, file(LARGE, LARGE));
        }

        RecordedRequest request = service.takeRequest();
        assertThat(request.getHeader("Content-Length")).isEqualTo(String.valueOf(request.getBodySize()));
        assertThat(request.getBodySize()).isGreaterThan(LARGE);
    }

    @ParameterizedTest
    @EnumSource
    void upload_badFile_endsItsStreamAndNotTheConnection(UploadKind kind) throws Exception {
        service.enqueue(dataset());
        service.enqueue(dataset());
        service.enqueue(dataset());

        try (DataframerClient client = client()) {
            client.seedDatasets().retrieve(new UUID(0, 1));
            Throwable failure = catchThrowable(() -> kind.upload(client, file(LARGE - 1, LARGE)));
            client.seedDatasets().retrieve(new UUID(0, 1));

            assertThat(failure)
                    .isExactlyInstanceOf(DataframerException.class)
                    .hasMessageEndingWith("file \"data.csv\" has ended after 262143 of 262144 bytes");
        }
        assertThat(service.takeRequest().getSequenceNumber()).isZero();
        RecordedRequest next = service.takeRequest();
        if ("POST".equals(next.getMethod())) {
            assertThat(next.getFailure()).isNotNull(); // the body broke off
            next = service.takeRequest();
        }
        assertThat(next.getMethod()).isEqualTo("GET");
        assertThat(next.getSequenceNumber()).isPositive(); // on the same connection
    }

    @ParameterizedTest
    @EnumSource
    void upload_refusedBeforeItsBody_isThatStatus(UploadKind kind) {
        service.enqueue(new MockResponse()
                .setResponseCode(413)
                .setSocketPolicy(SocketPolicy.DO_NOT_READ_REQUEST_BODY)
                .setHttp2ErrorCode(NO_ERROR));

        try (DataframerClient client = client()) {
            Throwable failure = catchThrowable(() -> kind.upload(client, file(LARGE, LARGE)));

            assertThat(failure).isExactlyInstanceOf(ApiException.class).hasMessageNotContaining("may exist");
            assertThat(((ApiException) failure).statusCode()).isEqualTo(413);
        }
        assertThat(service.getRequestCount()).isEqualTo(1);
    }
}
