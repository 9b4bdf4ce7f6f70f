package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.faults.RawReply.End;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollEvent;
import ai.dataframer.client.polling.PollingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Services close idle connections when they like. Nothing is lost by it, and nothing is sent twice. */
@Timeout(30)
class ReusedConnectionTest {
    private static final int POOLED = 12;
    private static final Duration IDLE = Duration.ofMillis(30);

    /** The service answers, and hangs up without having said so. */
    private static final RawReply SUCCEEDED_AND_CLOSED =
            RawReply.run("SUCCEEDED").then(End.CLOSE);

    private static DataframerClient client(RawService service) {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .maxRetries(0)
                .build();
    }

    private static void becomeIdle(RawService service) throws InterruptedException {
        service.awaitNoConnection();
        becomeIdle();
    }

    private static void becomeIdle() throws InterruptedException {
        assertThat(new CountDownLatch(1).await(IDLE.toMillis(), TimeUnit.MILLISECONDS))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|CREATE).*")
    void call_afterIdleSpells_sendsOneRequestEachTime(CallKind call) throws Exception {
        try (RawService service = RawService.start(SUCCEEDED_AND_CLOSED);
                DataframerClient client = client(service)) {
            for (int calls = 1; calls <= 8; calls++) {
                assertThat(call.call(client, PollingPolicy.defaults()).isSucceeded())
                        .isTrue();
                becomeIdle(service);
            }

            assertThat(service.requestCount()).isEqualTo(8);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "(RETRIEVE|CREATE).*")
    void call_everyPooledConnectionClosed_succeedsAtOnce(CallKind call) throws Exception {
        var all = new CountDownLatch(POOLED);
        try (RawService service = RawService.start(n -> {
                    all.countDown();
                    await(all);
                    return SUCCEEDED_AND_CLOSED;
                });
                DataframerClient client = client(service)) {
            var runs = client.anonymizationRuns();
            List<CompletableFuture<AnonymizationRun>> calls = Stream.generate(() -> runs.retrieveAsync(RUN_ID))
                    .limit(POOLED)
                    .toList();
            calls.forEach(CallKind::get);
            becomeIdle(service);

            assertThat(call.call(client, PollingPolicy.defaults()).isSucceeded())
                    .isTrue();

            assertThat(service.requestCount()).isEqualTo(POOLED + 1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "AWAIT.*")
    void awaitCompletion_everyPollAfterAnIdleSpell_seesNoFailure(CallKind call) {
        List<PollEvent<AnonymizationRun>> events = new CopyOnWriteArrayList<>();
        PollingPolicy policy =
                PollingPolicy.builder().backoff(Backoff.fixed(IDLE)).jitter(0).build();
        try (RawService service = RawService.start(
                        n -> RawReply.run(n < 5 ? "PROCESSING" : "SUCCEEDED").then(End.CLOSE));
                DataframerClient client = client(service)) {
            var runs = client.anonymizationRuns();
            AnonymizationRun run = call == CallKind.AWAIT_COMPLETION
                    ? runs.awaitCompletion(RUN_ID, policy, events::add)
                    : CallKind.get(runs.awaitCompletionAsync(RUN_ID, policy, events::add));

            assertThat(run.isSucceeded()).isTrue();
            assertThat(events)
                    .hasSize(5)
                    .allSatisfy(event -> assertThat(event.failure()).isEmpty());
            assertThat(service.requestCount()).isEqualTo(5);
        }
    }

    @Test
    void retrieve_answerThatCameBeforeTheRequest_isNotTakenForItsAnswer() throws Exception {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED"));
                DataframerClient client = client(service)) {
            var runs = client.anonymizationRuns();
            runs.retrieve(RUN_ID);
            service.sendUnasked(RawReply.of(RawReply.head(408, "Content-Length: 0")));
            becomeIdle();

            assertThat(runs.retrieve(RUN_ID).isSucceeded()).isTrue();
            assertThat(service.requestCount()).isEqualTo(2);
        }
    }

    @Test
    void retrieve_connectionResetAfterTheRequest_isNotSentAgain() throws Exception {
        try (RawService service = RawService.start(
                        RawReply.run("SUCCEEDED"), RawReply.of("").then(End.RESET));
                DataframerClient client = client(service)) {
            var runs = client.anonymizationRuns();
            runs.retrieve(RUN_ID);

            assertThatThrownBy(() -> runs.retrieve(RUN_ID)).isInstanceOf(ConnectionException.class);
            assertThat(service.requestCount()).isEqualTo(2);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
