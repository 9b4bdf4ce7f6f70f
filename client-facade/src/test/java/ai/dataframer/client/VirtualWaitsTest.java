package ai.dataframer.client;

import static ai.dataframer.client.StubbedClient.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollEvent;
import ai.dataframer.client.polling.PollTimeoutException;
import ai.dataframer.client.polling.Poller;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.VirtualScheduler;
import ai.dataframer.client.testing.DataframerExtension;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Waits on virtual time end as they would in real time: many at once, and with answers that do not come. */
@Timeout(60)
class VirtualWaitsTest {
    @RegisterExtension
    static final DataframerExtension service = DataframerExtension.start(settings -> settings.disableRequestJournal());

    private static final PollingPolicy EXACT = PollingPolicy.builder()
            .backoff(Backoff.fixed(Duration.ofSeconds(10)))
            .jitter(0)
            .build();

    private final VirtualScheduler time = new VirtualScheduler();
    private final DataframerClient client = DataframerClient.builder()
            .apiKey("test-key")
            .baseUrl(service.baseUrl())
            .scheduler(time)
            .build();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void awaitCompletionAsync_hundredsOfHours_endWhenEachIsDue() {
        int waits = 100;
        var policy = PollingPolicy.builder()
                .timeout(Duration.ofHours(20))
                .backoff(Backoff.fixed(Duration.ofHours(1)))
                .build();
        List<CopyOnWriteArrayList<PollEvent<AnonymizationRun>>> events = new ArrayList<>();
        List<CompletableFuture<AnonymizationRun>> runs = new ArrayList<>();
        for (int i = 0; i < waits; i++) {
            var id = new UUID(1, i);
            var seen = new CopyOnWriteArrayList<PollEvent<AnonymizationRun>>();
            service.stub(StubRun.of(id).processing(1 + i % 10).succeeded());
            events.add(seen);
            runs.add(client.anonymizationRuns().awaitCompletionAsync(id, policy, seen::add));
        }

        assertThat(runs)
                .allSatisfy(run -> assertThat(Mode.get(run).isSucceeded()).isTrue());

        for (int i = 0; i < waits; i++) {
            List<PollEvent<AnonymizationRun>> seen = events.get(i);
            assertThat(seen).hasSize(2 + i % 10);
            Duration due = Duration.ZERO;
            for (PollEvent<AnonymizationRun> event : seen) {
                assertThat(event.elapsed()).isEqualTo(due);
                due = due.plus(event.nextDelay().orElse(Duration.ZERO));
            }
        }
    }

    @Test
    void poller_answersOfTheProgramItself_holdTimeToo() {
        List<CompletableFuture<Integer>> waits = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            var polls = new AtomicInteger();
            waits.add(Poller.<Integer>asyncBuilder(
                            () -> CompletableFuture.supplyAsync(polls::incrementAndGet), count -> count == 6)
                    .policy(EXACT.toBuilder()
                            .timeout(Duration.ofHours(6))
                            .backoff(Backoff.fixed(Duration.ofHours(1)))
                            .build())
                    .scheduler(time)
                    .build()
                    .awaitAsync());
        }

        assertThat(waits).allSatisfy(wait -> assertThat(Mode.get(wait)).isEqualTo(6));
    }

    @ParameterizedTest
    @EnumSource
    void awaitCompletion_answerThatHangs_isCutOffAtTheTimeoutOfThePoll(Mode mode) {
        var events = new CopyOnWriteArrayList<PollEvent<AnonymizationRun>>();
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.hang()).succeeded());

        assertThat(mode.await(client, RUN_ID, EXACT, events::add).isSucceeded()).isTrue();

        assertThat(events).hasSize(2);
        assertThat(events.get(0).failure().orElseThrow())
                .isInstanceOfSatisfying(
                        RequestTimeoutException.class,
                        e -> assertThat(e.limit()).isEqualTo(Limit.READ));
        assertThat(events.get(0).elapsed()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @EnumSource
    void awaitCompletion_lastAnswerHangs_endsAtTheDeadline(Mode mode) {
        var policy = EXACT.toBuilder().timeout(Duration.ofSeconds(15)).build();
        service.stub(StubRun.of(RUN_ID).processing(1).then(StubAnswer.hang()));

        var e = catchThrowableOfType(PollTimeoutException.class, () -> mode.await(client, RUN_ID, policy, event -> {}));

        assertThat(e).hasMessage("run " + RUN_ID + " still PROCESSING after 15 s (2 polls)");
        assertThat(e.elapsed()).isEqualTo(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_answerThatHangs_reachesItsReadTimeoutAndIsSentAgain(Mode mode) {
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.hang()).succeeded());

        assertThat(mode.retrieve(client, RUN_ID).isSucceeded()).isTrue();

        assertThat(Duration.ofNanos(time.nanoTime())).isBetween(Duration.ofSeconds(60), Duration.ofMillis(60_500));
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_answerThatHangs_reachesItsCallTimeout(Mode mode) {
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.hang()));
        try (DataframerClient shortCalls = DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .callTimeout(Duration.ofSeconds(5))
                .scheduler(time)
                .build()) {
            var e = catchThrowableOfType(RequestTimeoutException.class, () -> mode.retrieve(shortCalls, RUN_ID));

            assertThat(e.limit()).isEqualTo(Limit.CALL);
            assertThat(Duration.ofNanos(time.nanoTime())).isEqualTo(Duration.ofSeconds(5));
        }
    }
}
