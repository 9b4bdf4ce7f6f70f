package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.RateLimitException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.faults.RawReply.End;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A create goes again only if it is known that nothing was sent, whatever the program's interceptors do with it. */
@Timeout(30)
class SentUnseenTest {
    private static final String MAY_EXIST = "; the run may exist: look for it with list() before you create it again";

    private final AtomicInteger passes = new AtomicInteger();

    private DataframerClient client(RawService service, Interceptor interceptor) {
        return builder(service, interceptor).build();
    }

    private DataframerClient.Builder builder(RawService service, Interceptor interceptor) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .scheduler(new VirtualScheduler())
                .customizeOkHttp(http -> http.addInterceptor(chain -> {
                    passes.incrementAndGet();
                    return interceptor.intercept(chain);
                }));
    }

    private static void assertRunMayExist(CallKind call, DataframerClient client) {
        var e = catchThrowableOfType(DataframerException.class, () -> call.call(client, PollingPolicy.defaults()));

        assertThat(e).hasMessageEndingWith(MAY_EXIST);
        assertThat(e.isTransient()).isFalse();
    }

    private static Response answer(Request request, int status) {
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("x")
                .body(ResponseBody.create("{}", MediaType.get("application/json")))
                .build();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "CREATE.*")
    void create_interceptorSendsItByOtherMeansAndFails_isNotSentAgain(CallKind call) {
        var other = new OkHttpClient();
        try (RawService service = RawService.start(RawReply.of("").then(End.CLOSE));
                DataframerClient client =
                        client(service, chain -> other.newCall(chain.request()).execute())) {
            assertRunMayExist(call, client);

            assertThat(service.requestCount()).isOne();
        } finally {
            other.dispatcher().executorService().shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "CREATE.*")
    void create_interceptorSendsItByOtherMeansAndCannotConnect_isNotSentAgain(CallKind call) {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service, chain -> {
                    throw new ConnectException("of a transport that nobody here knows");
                })) {
            assertRunMayExist(call, client);

            assertThat(passes).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "CREATE.*")
    void create_interceptorFailsAfterTheAnswer_isNotSentAgain(CallKind call) {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service, chain -> {
                    chain.proceed(chain.request()).close();
                    throw new UnknownHostException("of the program's own");
                })) {
            assertRunMayExist(call, client);

            assertThat(service.requestCount()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "CREATE.*")
    void create_interceptorFailsOtherwiseAfterAFailedLookUp_isNotSentAgain(CallKind call) {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = builder(service, chain -> {
                            try {
                                return chain.proceed(chain.request());
                            } catch (UnknownHostException e) {
                                throw new IOException("sent it by other means, which failed too", e);
                            }
                        })
                        .baseUrl("https://nowhere.invalid")
                        .build()) {
            assertRunMayExist(call, client);

            assertThat(passes).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "CREATE.*")
    void create_interceptorResendsItAndTheSecondIsNotConnected_isNotSentAgain(CallKind call) throws Exception {
        try (RawService service = RawService.start(RawReply.of("").then(End.CLOSE));
                DataframerClient client = client(service, chain -> {
                    try {
                        return chain.proceed(chain.request());
                    } catch (IOException e) {
                        Request elsewhere = chain.request()
                                .newBuilder()
                                .url("https://nowhere.invalid/")
                                .build();
                        return chain.proceed(elsewhere);
                    }
                })) {
            assertRunMayExist(call, client);

            assertThat(service.requestCount()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "CREATE.*")
    void create_interceptorResendsItAndTheSecondIsRefusedForItsRate_isNotSentAgain(CallKind call) {
        try (RawService service = RawService.start(
                        RawReply.of("").then(End.CLOSE),
                        RawReply.of(RawReply.head(429, "Content-Length: 0")),
                        RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service, chain -> {
                    try {
                        return chain.proceed(chain.request());
                    } catch (IOException e) {
                        return chain.proceed(chain.request());
                    }
                })) {
            assertRunMayExist(call, client);

            assertThat(service.requestCount()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "CREATE.*")
    void create_failedLookUpThroughAnInterceptor_isSentAgain(CallKind call) {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = builder(service, chain -> chain.proceed(chain.request()))
                        .baseUrl("https://nowhere.invalid")
                        .build()) {
            var e = catchThrowableOfType(ConnectionException.class, () -> call.call(client, PollingPolicy.defaults()));

            assertThat(e).hasCauseInstanceOf(UnknownHostException.class).hasMessageNotContaining("may exist");
            assertThat(e.isTransient()).isTrue();
            assertThat(passes).hasValue(3);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "CREATE.*")
    void create_interceptorAnswersThatTheRateIsTooHigh_isSentAgain(CallKind call) {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(
                        service,
                        chain -> passes.get() < 3 ? answer(chain.request(), 429) : chain.proceed(chain.request()))) {
            assertThat(call.call(client, PollingPolicy.defaults()).isSucceeded())
                    .isTrue();

            assertThat(passes).hasValue(3);
            assertThat(service.requestCount()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "CREATE.*")
    void create_interceptorAnswersThatTheRateIsTooHighForEver_neverSaysThatTheRunMayExist(CallKind call) {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service, chain -> answer(chain.request(), 429))) {
            assertThatThrownBy(() -> call.call(client, PollingPolicy.defaults()))
                    .isInstanceOf(RateLimitException.class)
                    .hasMessageNotContaining("may exist");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(CREATE|RETRIEVE).*")
    void call_interceptorHangsLongerThanTheCallTimeout_mayHaveSentIt(CallKind call) {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl(service.baseUrl())
                        .callTimeout(Duration.ofMillis(500))
                        .customizeOkHttp(http -> http.addInterceptor(chain -> {
                            while (!chain.call().isCanceled()) {
                                Thread.onSpinWait();
                            }
                            throw new IOException("cancelled");
                        }))
                        .build()) {
            var e = catchThrowableOfType(
                    RequestTimeoutException.class, () -> call.call(client, PollingPolicy.defaults()));

            assertThat(e.getMessage().endsWith(MAY_EXIST)).isEqualTo(call.creates());
        }
    }
}
