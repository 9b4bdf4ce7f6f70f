package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.RequestOptions;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class ApiKeyProviderTest {
    private static final RawReply BUSY = RawReply.of(RawReply.head(503, "Content-Length: 0"));

    private static DataframerClient client(RawService service, Supplier<String> provider) {
        return DataframerClient.builder()
                .apiKeyProvider(provider)
                .baseUrl(service.baseUrl())
                .scheduler(new VirtualScheduler())
                .build();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|AWAIT).*")
    void apiKeyProvider_newKey_isSentWithTheNextRequestRetriesIncluded(CallKind call) {
        var count = new AtomicInteger();
        try (RawService service = RawService.start(BUSY, BUSY, RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service, () -> "key-" + count.incrementAndGet())) {
            call.call(client, PollingPolicy.defaults());

            assertThat(service.requests())
                    .satisfiesExactly(
                            first -> assertThat(first).contains("Bearer key-1\r\n"),
                            second -> assertThat(second).contains("Bearer key-2\r\n"),
                            third -> assertThat(third).contains("Bearer key-3\r\n"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void apiKeyProvider_thatThrows_endsTheCallWithAClearError(CallKind call) {
        var cause = new IllegalStateException("vault sealed");
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service, () -> {
                    throw cause;
                })) {
            assertThatThrownBy(() -> call.call(client, PollingPolicy.defaults()))
                    .isExactlyInstanceOf(DataframerException.class)
                    .hasMessage("the apiKeyProvider threw java.lang.IllegalStateException")
                    .hasCause(cause);
            assertThat(service.connections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void apiKeyProvider_thatThrowsAnError_endsTheCallWithIt(CallKind call) {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service, () -> {
                    throw new StackOverflowError("provider failed on purpose");
                })) {
            assertThatThrownBy(() -> call.call(client, PollingPolicy.defaults()))
                    .isInstanceOf(StackOverflowError.class);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|AWAIT).*")
    void apiKeyProvider_thatThrowsAnErrorBeforeARetry_endsTheCallWithIt(CallKind call) {
        var count = new AtomicInteger();
        try (RawService service = RawService.start(BUSY);
                DataframerClient client = client(service, () -> {
                    if (count.incrementAndGet() > 1) {
                        throw new StackOverflowError("provider failed on purpose");
                    }
                    return "key";
                })) {
            assertThatThrownBy(() -> call.call(client, PollingPolicy.defaults()))
                    .isInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void apiKeyProvider_thatTakesItsTime_holdsUpNoAsynchronousCaller() {
        var key = new CompletableFuture<String>();
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service, key::join)) {
            CompletableFuture<AnonymizationRun> run = client.anonymizationRuns().retrieveAsync(RUN_ID);
            CompletableFuture<AnonymizationRun> wait =
                    client.anonymizationRuns().awaitCompletionAsync(RUN_ID);
            assertThat(run).isNotDone();

            key.complete("late-key");

            assertThat(CallKind.get(run).isSucceeded()).isTrue();
            assertThat(CallKind.get(wait).isSucceeded()).isTrue();
        }
    }

    @SuppressWarnings("try") // closed by hand on purpose
    @Test
    void apiKeyProvider_thatNeverReturns_holdsUpNoClose() {
        var never = new CompletableFuture<String>();
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service, never::join)) {
            CompletableFuture<AnonymizationRun> run = client.anonymizationRuns().retrieveAsync(RUN_ID);

            client.close();

            assertThat(catchThrowable(() -> CallKind.get(run)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the client is closed");
            never.complete("late-key"); // lets the thread end
            assertThat(service.connections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|AWAIT|CREATE).*")
    void apiKeyProvider_thatFailsOnce_isAskedAgain(CallKind call) {
        var count = new AtomicInteger();
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service, () -> {
                    if (count.incrementAndGet() == 1) {
                        throw new IllegalStateException("vault restarting");
                    }
                    return "key";
                })) {
            assertThat(call.call(client, PollingPolicy.defaults()).isSucceeded())
                    .isTrue();
            assertThat(service.requests()).hasSize(1);
        }
    }

    @Test
    void apiKeyProvider_thatFails_isTransient() {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service, () -> {
                    throw new IllegalStateException("vault sealed");
                })) {
            assertThatThrownBy(() -> client.anonymizationRuns().retrieve(RUN_ID))
                    .isInstanceOfSatisfying(
                            DataframerException.class,
                            e -> assertThat(e.isTransient()).isTrue());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|CREATE).*")
    void apiKeyProvider_thatHangs_endsAtTheCallTimeout(CallKind call) {
        var never = new CompletableFuture<String>();
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = DataframerClient.builder()
                        .apiKeyProvider(never::join)
                        .baseUrl(service.baseUrl())
                        .callTimeout(Duration.ofMillis(300))
                        .build()) {
            assertThatThrownBy(() -> call.call(client, PollingPolicy.defaults()))
                    .isInstanceOf(RequestTimeoutException.class)
                    .hasMessageEndingWith("reached its call timeout of 300 ms");
            never.complete("late-key"); // lets the threads end
            assertThat(service.connections()).isZero();
        }
    }

    @Test
    void apiKeyProvider_thatHangsForManyCalls_holdsNoOtherBack() {
        var never = new CompletableFuture<String>();
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = DataframerClient.builder()
                        .apiKeyProvider(never::join)
                        .baseUrl(service.baseUrl())
                        .build()) {
            for (int i = 0; i < 3 * Defaults.MAX_CONCURRENT_REQUESTS; i++) {
                var unused = client.anonymizationRuns().retrieveAsync(RUN_ID);
            }
            AnonymizationRuns others = client.anonymizationRuns()
                    .withOptions(RequestOptions.builder().apiKey("other-key").build());

            assertThat(CallKind.get(others.retrieveAsync(RUN_ID)).isSucceeded()).isTrue();

            assertThat(service.requests())
                    .singleElement()
                    .satisfies(head -> assertThat(head).contains("Authorization: Bearer other-key\r\n"));
            never.complete("late-key");
        }
    }

    @Test
    void apiKeyProvider_interruptedWhileItIsAsked_endsTheCallAsInterrupted() {
        var never = new CompletableFuture<String>();
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service, never::join)) {
            Thread.currentThread().interrupt();

            Throwable e = catchThrowable(() -> client.anonymizationRuns().retrieve(RUN_ID));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(e)
                    .isInstanceOfSatisfying(
                            ConnectionException.class,
                            interrupted -> assertThat(interrupted.isTransient()).isFalse())
                    .hasMessage("interrupted while waiting for the API key");
            never.complete("late-key");
        }
    }
}
