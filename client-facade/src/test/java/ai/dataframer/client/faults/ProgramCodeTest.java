package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.Await;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollingPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the program's own code in OkHttp throws reaches the caller, ends a wait at once, and costs no thread its life. */
@Isolated // uncaught exceptions are the JVM's
@Timeout(30)
class ProgramCodeTest {
    private static final String SECRET = "token-of-jane";

    private static final PollingPolicy POLICY = PollingPolicy.builder()
            .backoff(Backoff.fixed(Duration.ofMillis(10)))
            .timeout(Duration.ofSeconds(5))
            .build();

    /** The parts of an OkHttp client that a program may bring. */
    enum Part {
        INTERCEPTOR {
            @Override
            void install(OkHttpClient.Builder http, Thrower<RuntimeException> thrower) {
                http.addInterceptor(chain -> {
                    thrower.run();
                    return chain.proceed(chain.request());
                });
            }
        },
        INTERCEPTOR_AFTER_THE_ANSWER {
            @Override
            void install(OkHttpClient.Builder http, Thrower<RuntimeException> thrower) {
                http.addInterceptor(chain -> {
                    try (Response answer = chain.proceed(chain.request())) {
                        thrower.run();
                        return answer;
                    }
                });
            }
        },
        NETWORK_INTERCEPTOR {
            @Override
            void install(OkHttpClient.Builder http, Thrower<RuntimeException> thrower) {
                http.addNetworkInterceptor(chain -> {
                    thrower.run();
                    return chain.proceed(chain.request());
                });
            }
        },
        DNS {
            @Override
            void install(OkHttpClient.Builder http, Thrower<RuntimeException> thrower) {
                http.dns(host -> {
                    thrower.run();
                    return List.of(InetAddress.getLoopbackAddress());
                });
            }
        },
        PROXY_SELECTOR {
            @Override
            void install(OkHttpClient.Builder http, Thrower<RuntimeException> thrower) {
                http.proxySelector(new ProxySelector() {
                    @Override
                    public List<Proxy> select(URI uri) {
                        thrower.run();
                        return List.of(Proxy.NO_PROXY);
                    }

                    @Override
                    public void connectFailed(URI uri, SocketAddress address, IOException e) {}
                });
            }
        },
        COOKIE_JAR {
            @Override
            void install(OkHttpClient.Builder http, Thrower<RuntimeException> thrower) {
                http.cookieJar(new CookieJar() {
                    @Override
                    public List<Cookie> loadForRequest(HttpUrl url) {
                        thrower.run();
                        return List.of();
                    }

                    @Override
                    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {}
                });
            }
        },
        LISTENER_AT_THE_START {
            @Override
            void install(OkHttpClient.Builder http, Thrower<RuntimeException> thrower) {
                http.eventListener(new EventListener() {
                    @Override
                    public void callStart(Call call) {
                        thrower.run();
                    }
                });
            }
        },
        LISTENER_OF_THE_ANSWER {
            @Override
            void install(OkHttpClient.Builder http, Thrower<RuntimeException> thrower) {
                http.eventListener(new EventListener() {
                    @Override
                    public void responseHeadersEnd(Call call, Response answer) {
                        thrower.run();
                    }
                });
            }
        },
        LISTENER_AT_THE_END {
            @Override
            void install(OkHttpClient.Builder http, Thrower<RuntimeException> thrower) {
                http.eventListener(new EventListener() {
                    @Override
                    public void callEnd(Call call) {
                        thrower.run();
                    }
                });
            }
        };

        abstract void install(OkHttpClient.Builder http, Thrower<RuntimeException> thrower);
    }

    /** Throws its exception as is, even a checked one, as code in Kotlin may. */
    private record Thrower<E extends Throwable>(Throwable thrown) {
        @SuppressWarnings({"unchecked", "DoNotCallSuggester"})
        void run() throws E {
            throw (E) thrown;
        }
    }

    record Case(Part part, CallKind call) {}

    static Stream<Case> cases() {
        return Arrays.stream(Part.values())
                .flatMap(part -> Arrays.stream(CallKind.values()).map(call -> new Case(part, call)));
    }

    private static Throwable failure(Case c, Supplier<Throwable> thrown) {
        try (LogCapture log = new LogCapture(Level.OFF);
                RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl("http://localhost:" + service.port()) // a name, for the look-up
                        .customizeOkHttp(http -> c.part.install(http, new Thrower<>(thrown.get())))
                        .build()) {
            Throwable e = catchThrowable(() -> c.call.call(client, POLICY));

            assertThat(Thread.interrupted()).as("interrupted").isFalse();
            assertThat(service.requestCount()).isLessThanOrEqualTo(1);
            assertThat(log.uncaught()).isEmpty();
            return e;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void call_codeOfTheProgramThrowsARuntimeException_throwsIt(Case c) {
        var thrown = new NullPointerException(SECRET);

        assertThat(failure(c, () -> thrown)).isSameAs(thrown);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void call_codeOfTheProgramThrowsAnError_throwsIt(Case c) {
        var thrown = new AssertionError(SECRET);

        assertThat(failure(c, () -> thrown)).isSameAs(thrown);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void call_codeOfTheProgramThrowsAnUndeclaredCheckedException_hasItAsCause(Case c) {
        var thrown = new ReflectiveOperationException(SECRET);

        Throwable e = failure(c, () -> thrown);

        assertThat(e)
                .isExactlyInstanceOf(DataframerException.class)
                .hasCause(thrown)
                .hasMessageStartingWith(c.call.request())
                .hasMessageContaining("threw " + ReflectiveOperationException.class.getName())
                .hasMessageNotContaining(SECRET)
                .isInstanceOfSatisfying(
                        DataframerException.class,
                        failure -> assertThat(failure.isTransient()).isFalse());
    }

    @ParameterizedTest
    @EnumSource
    void call_interceptorThrowsATransientExceptionOfThisLibrary_isNotTransient(CallKind call) {
        var ofAnotherCall = new FailureOfAnotherCall();

        Throwable e = failure(new Case(Part.INTERCEPTOR_AFTER_THE_ANSWER, call), () -> ofAnotherCall);

        assertThat(e)
                .hasCause(ofAnotherCall)
                .isInstanceOfSatisfying(
                        DataframerException.class,
                        failure -> assertThat(failure.isTransient()).isFalse());
    }

    /** OkHttp tells the listener last, when no interceptor is left that could take the exception past it. */
    @ParameterizedTest
    @EnumSource
    void call_listenerOfTheFailureThrows_throwsIt(CallKind call) {
        var thrown = new IllegalStateException(SECRET);
        var listener = new EventListener() {
            @Override
            public void callFailed(Call failed, IOException e) {
                throw thrown;
            }
        };
        try (LogCapture log = new LogCapture(Level.OFF);
                RawService service = RawService.start(RawReply.of("").then(RawReply.End.CLOSE));
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl(service.baseUrl())
                        .customizeOkHttp(http -> http.eventListener(listener))
                        .build()) {
            assertThat(catchThrowable(() -> call.call(client, POLICY))).isSameAs(thrown);

            assertThat(service.requestCount()).isOne();
            boolean onAThreadOfOkHttp = call != CallKind.RETRIEVE && call != CallKind.CREATE;
            Await.until(() -> !onAThreadOfOkHttp || !log.uncaught().isEmpty()); // OkHttp rethrows after it has reported
            assertThat(log.uncaught()).hasSize(onAThreadOfOkHttp ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RETRIEVE_ASYNC", "AWAIT_COMPLETION", "AWAIT_COMPLETION_ASYNC", "CREATE_ASYNC"})
    void call_executorOfTheDispatcherThrows_throwsItAndSendsNothing(CallKind call) {
        for (RuntimeException thrown : List.of(new RejectedExecutionException(), new IllegalStateException())) {
            var executor = new ThreadPoolExecutor(0, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
                @Override
                public void execute(Runnable task) {
                    throw thrown;
                }
            };
            try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                    DataframerClient client = DataframerClient.builder()
                            .apiKey("test-key")
                            .baseUrl(service.baseUrl())
                            .customizeOkHttp(http -> http.dispatcher(new Dispatcher(executor)))
                            .build()) {
                Throwable e = catchThrowable(() -> call.call(client, POLICY));

                assertThat(e).isSameAs(thrown);
                assertThat(e.getSuppressed())
                        .noneSatisfy(note -> assertThat(note).hasMessageContaining("may exist"));
                assertThat(service.requestCount()).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "CREATE_ASYNC"})
    void create_interceptorThrowsAfterTheAnswer_saysThatTheRunMayExist(CallKind call) {
        Throwable unchecked = failure(new Case(Part.INTERCEPTOR_AFTER_THE_ANSWER, call), IllegalStateException::new);
        Throwable checked =
                failure(new Case(Part.INTERCEPTOR_AFTER_THE_ANSWER, call), ReflectiveOperationException::new);

        assertThat(unchecked.getSuppressed())
                .anySatisfy(note -> assertThat(note).hasMessageContaining("the run may exist"));
        assertThat(checked).hasMessageContaining("the run may exist");
    }

    /** The failure of a call that the interceptor made itself. */
    private static final class FailureOfAnotherCall extends DataframerException {
        private static final long serialVersionUID = 1L;

        FailureOfAnotherCall() {
            super("another call");
        }

        @Override
        public boolean isTransient() {
            return true;
        }
    }
}
