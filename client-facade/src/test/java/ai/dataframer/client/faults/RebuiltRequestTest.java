package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.polling.PollingPolicy;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okio.BufferedSink;
import okio.GzipSink;
import okio.GzipSource;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Interceptors may send another request than the one that they got. */
@Timeout(30)
class RebuiltRequestTest {
    private final MockWebServer service = new MockWebServer();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

    @BeforeEach
    void answerEveryRequest() {
        service.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                return new MockResponse()
                        .setHeader("Content-Type", "application/json")
                        .setBody(RawReply.runJson("SUCCEEDED"));
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        service.close();
    }

    /** Calls through {@code interceptor} and returns the last request that the service got. */
    private RecordedRequest lastRequest(CallKind call, Interceptor interceptor, boolean network) {
        var shared = new OkHttpClient.Builder();
        if (network) {
            shared.addNetworkInterceptor(interceptor);
        } else {
            shared.addInterceptor(interceptor);
        }
        try (DataframerClient client = DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl("http://127.0.0.1:" + service.getPort())
                .okHttpClient(shared.build())
                .build()) {
            assertThat(call.call(client, PollingPolicy.defaults()).isSucceeded())
                    .isTrue();
        }
        return requests.get(requests.size() - 1);
    }

    @ParameterizedTest
    @EnumSource
    void call_signerBuildsTheRequestAnew_works(CallKind call) {
        Interceptor signer = chain -> {
            Request request = chain.request();
            return chain.proceed(new Request.Builder()
                    .url(request.url())
                    .method(request.method(), request.body())
                    .headers(request.headers())
                    .header("Signature", "signed")
                    .build());
        };

        assertThat(lastRequest(call, signer, false).getHeader("Signature")).isEqualTo("signed");
        assertThat(lastRequest(call, signer, true).getHeader("Signature")).isEqualTo("signed");
    }

    @ParameterizedTest
    @EnumSource
    void call_interceptorRemovesEveryTag_works(CallKind call) {
        Interceptor remover = chain -> chain.proceed(chain.request()
                .newBuilder()
                .tag(null)
                .removeHeader("User-Agent")
                .header("User-Agent", "program")
                .build());

        assertThat(lastRequest(call, remover, false).getHeader("User-Agent")).isEqualTo("program");
    }

    @ParameterizedTest
    @EnumSource
    void call_interceptorRemovesAHeader_works(CallKind call) {
        Interceptor remover = chain -> chain.proceed(
                chain.request().newBuilder().removeHeader("Accept").build());

        assertThat(lastRequest(call, remover, true).getHeader("Accept")).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "CREATE_ASYNC"})
    void create_interceptorCompressesTheBody_works(CallKind call) throws IOException {
        Interceptor compressor = chain -> {
            RequestBody body = Objects.requireNonNull(chain.request().body());
            return chain.proceed(chain.request()
                    .newBuilder()
                    .header("Content-Encoding", "gzip")
                    .post(zipped(body))
                    .build());
        };

        RecordedRequest request = lastRequest(call, compressor, false);

        assertThat(request.getHeader("Content-Encoding")).isEqualTo("gzip");
        try (var body = Okio.buffer(new GzipSource(request.getBody()))) {
            assertThat(body.readUtf8()).contains("\"pii_types\":[\"email\"]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_interceptorSendsTheRequestByAClientOfItsOwnFirst_works(CallKind call) {
        var other = new OkHttpClient();

        RecordedRequest last = lastRequest(
                call,
                chain -> {
                    other.newCall(chain.request()).execute().close();
                    return chain.proceed(chain.request());
                },
                false);

        assertThat(last.getHeader("Authorization")).isEqualTo("Bearer test-key");
        assertThat(service.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void call_interceptorAnswersWithACloneOfTheCall_works(CallKind call) {
        var inClone = new ThreadLocal<Boolean>();
        Interceptor hedge = chain -> {
            if (inClone.get() != null) {
                return chain.proceed(chain.request());
            }
            inClone.set(true);
            try {
                Call clone = chain.call().clone();
                return clone.execute();
            } finally {
                inClone.remove();
            }
        };

        assertThat(lastRequest(call, hedge, false).getHeader("Authorization")).isEqualTo("Bearer test-key");
        assertThat(service.getRequestCount()).isOne();
    }

    private static RequestBody zipped(RequestBody body) {
        return new RequestBody() {
            @Override
            public MediaType contentType() {
                return body.contentType();
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                try (BufferedSink zip = Okio.buffer(new GzipSink(sink))) {
                    body.writeTo(zip);
                }
            }
        };
    }
}
