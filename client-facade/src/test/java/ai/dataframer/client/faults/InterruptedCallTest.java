package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.polling.PollingPolicy;
import java.io.InterruptedIOException;
import java.net.SocketException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interrupt ends a call, stays set, and is not transient: a loop on transient failures would spin. */
@Timeout(30)
class InterruptedCallTest {
    private static DataframerClient.Builder client(RawService service) {
        return DataframerClient.builder().apiKey("test-key").baseUrl(service.baseUrl());
    }

    @AfterEach
    void clearTheFlag() {
        Thread.interrupted();
    }

    private static ConnectionException interrupted(CallKind call, DataframerClient client) {
        var e = catchThrowableOfType(ConnectionException.class, () -> call.call(client, PollingPolicy.defaults()));

        assertThat(Thread.interrupted()).as("flag").isTrue();
        assertThat(e).hasMessageStartingWith(call.request() + " was interrupted");
        assertThat(e.isTransient()).isFalse();
        return e;
    }

    @ParameterizedTest
    @EnumSource(names = {"RETRIEVE", "CREATE"})
    void call_onAnInterruptedThread_isNotTransientAndSendsNothing(CallKind call) {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service).build()) {
            Thread.currentThread().interrupt();

            interrupted(call, client);

            assertThat(service.requestCount()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RETRIEVE", "CREATE"})
    void call_interceptorSaysThatItWasInterrupted_setsTheFlagAgain(CallKind call) {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service)
                        .customizeOkHttp(http -> http.addInterceptor(chain -> {
                            throw new InterruptedIOException();
                        }))
                        .build()) {
            interrupted(call, client);
        }
    }

    /** As a virtual thread's socket does. */
    @ParameterizedTest
    @EnumSource(names = {"RETRIEVE", "CREATE"})
    void call_socketIsClosedByAnInterrupt_isNotTransient(CallKind call) {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service)
                        .customizeOkHttp(http -> http.addInterceptor(chain -> {
                            Thread.currentThread().interrupt();
                            throw new SocketException("Closed by interrupt");
                        }))
                        .build()) {
            assertThat(interrupted(call, client)).hasCauseInstanceOf(SocketException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RETRIEVE_ASYNC", "AWAIT_COMPLETION_ASYNC", "CREATE_ASYNC"})
    void callAsync_threadOfOkHttpIsInterrupted_isNotTransient(CallKind call) {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service)
                        .customizeOkHttp(http -> http.addInterceptor(chain -> {
                            Thread.currentThread().interrupt();
                            return chain.proceed(chain.request());
                        }))
                        .build()) {
            var e = catchThrowableOfType(ConnectionException.class, () -> call.call(client, PollingPolicy.defaults()));

            assertThat(e).hasMessageStartingWith(call.request() + " was interrupted");
            assertThat(e.isTransient()).isFalse();
            assertThat(Thread.interrupted()).as("flag of the caller").isFalse();
        }
    }
}
