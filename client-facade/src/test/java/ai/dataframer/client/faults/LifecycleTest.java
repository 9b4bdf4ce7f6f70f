package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.RUN_ID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.faults.RawReply.End;
import ai.dataframer.client.polling.PollingPolicy;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class LifecycleTest {
    private static DataframerClient client(RawService service) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void program_thatForgetsToClose_endsWithinTwoSecondsOfItsMain(ForgetfulProgram.Use use) throws Exception {
        RawReply last =
                use == ForgetfulProgram.Use.UNFINISHED ? RawReply.of("").then(End.HANG) : RawReply.run("SUCCEEDED");
        try (RawService service = RawService.start(RawReply.run("PROCESSING"), last)) {
            var command = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ForgetfulProgram.class.getName(),
                            service.baseUrl(),
                            use.name())
                    .redirectErrorStream(true);
            command.environment().remove("JAVA_TOOL_OPTIONS"); // with it, a JVM prints a line of its own
            Process program = command.start();
            try (BufferedReader output = new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8))) {
                assertThat(output.readLine()).isEqualTo("main returns");

                assertThat(program.waitFor(2, TimeUnit.SECONDS)).isTrue();

                assertThat(program.exitValue()).isZero();
            } finally {
                program.destroyForcibly();
            }
        }
    }

    @Test
    void close_thousandClientsUsedInEveryWay_leaveNoThreadAndNoSocket() throws Exception {
        Set<Thread> before = threads();
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"))) {
            List<CallKind> kinds = List.of(CallKind.values());
            for (int i = 0; i < 1000; i++) {
                try (DataframerClient client = client(service)) {
                    kinds.get(i % kinds.size()).call(client, PollingPolicy.defaults());
                }
            }

            service.awaitNoConnection();
            assertThat(service.requests()).hasSize(1000);
        }
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(3); // an idle thread would stay for 5 s
        for (Thread thread : threads()) {
            if (!before.contains(thread)) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(limit - System.nanoTime())));
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    /** Returns the threads of clients. OkHttp's own two, TaskRunner and Okio Watchdog, are one each in a JVM, and daemons. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("dataframer-")
                        || thread.getName().startsWith("OkHttp Dispatcher")
                        || thread.getName().startsWith("OkHttp http"))
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("try") // closed by hand on purpose
    @Test
    void close_twice_doesNothingTheSecondTime() {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service)) {
            client.anonymizationRuns().retrieve(RUN_ID);
            client.close();

            assertThatCode(client::close).doesNotThrowAnyException();
        }
    }

    @SuppressWarnings("try") // closed by hand on purpose
    @ParameterizedTest
    @EnumSource
    void close_thenUse_isAnIllegalState(CallKind call) {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service)) {
            client.close();

            assertThatThrownBy(() -> call.call(client, PollingPolicy.defaults()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the client is closed");
            assertThat(service.connections()).isZero();
        }
    }

    @SuppressWarnings("try") // closed by hand on purpose
    @Test
    void close_fromAContinuation_endsTheOtherCalls() {
        try (RawService service =
                        RawService.start(n -> n == 1 ? RawReply.of("").then(End.HANG) : RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service)) {
            CompletableFuture<AnonymizationRun> hanging =
                    client.anonymizationRuns().retrieveAsync(RUN_ID);
            service.awaitRequests(1);
            CompletableFuture<Boolean> closed = client.anonymizationRuns()
                    .awaitCompletionAsync(RUN_ID)
                    .thenApply(run -> {
                        client.close();
                        return run.isSucceeded();
                    });

            assertThat(CallKind.get(closed)).isTrue();
            assertThat(catchThrowable(() -> CallKind.get(hanging)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the client is closed");
            service.awaitNoConnection();
        }
    }

    @SuppressWarnings("try") // closed by hand on purpose
    @Test
    void close_fromAListener_endsItsWait() {
        try (RawService service = RawService.start(RawReply.run("PROCESSING"));
                DataframerClient client = client(service)) {
            CompletableFuture<AnonymizationRun> wait = client.anonymizationRuns()
                    .awaitCompletionAsync(RUN_ID, PollingPolicy.defaults(), event -> client.close());

            assertThat(catchThrowable(() -> CallKind.get(wait)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the client is closed");
            service.awaitNoConnection();
            assertThat(service.requests()).hasSize(1);
        }
    }

    @Test
    void close_callersOkHttpClient_staysOpen() throws Exception {
        var callers = new OkHttpClient();
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"))) {
            try (DataframerClient client = DataframerClient.builder()
                    .apiKey("test-key")
                    .baseUrl(service.baseUrl())
                    .okHttpClient(callers)
                    .build()) {
                for (CallKind call : List.of(CallKind.RETRIEVE, CallKind.AWAIT_COMPLETION_ASYNC)) {
                    call.call(client, PollingPolicy.defaults());
                }
            }

            assertThat(callers.dispatcher().executorService().isShutdown()).isFalse();
            assertThat(callers.connectionPool().connectionCount()).isEqualTo(1);
            var request = new Request.Builder().url(service.baseUrl()).build();
            try (Response response = callers.newCall(request).execute()) {
                assertThat(response.code()).isEqualTo(200);
            }
            assertThat(service.connections()).as("the connection is used again").isEqualTo(1);
        } finally {
            callers.dispatcher().executorService().shutdown();
            callers.connectionPool().evictAll();
        }
    }
}
