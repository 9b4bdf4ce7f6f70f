package ai.dataframer.client;

import static ai.dataframer.client.StubbedClient.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.DURATION;

import ai.dataframer.client.errors.NotFoundException;
import ai.dataframer.client.errors.ServerException;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollEvent;
import ai.dataframer.client.polling.PollTimeoutException;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.VirtualScheduler;
import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.RunBody;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class AwaitCompletionTest {
    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    private static final PollingPolicy EXACT = PollingPolicy.builder()
            .backoff(Backoff.fixed(Duration.ofSeconds(10)))
            .jitter(0)
            .build();

    private final VirtualScheduler time = new VirtualScheduler();
    private final List<PollEvent<AnonymizationRun>> events = new CopyOnWriteArrayList<>();
    private final DataframerClient client =
            StubbedClient.builder(service).scheduler(time).build();

    @ParameterizedTest
    @EnumSource
    void awaitCompletion_runThatSucceeds_returnsItAndReportsEveryPoll(Mode mode) {
        service.stub(StubRun.of(RUN_ID).pending(1).processing(2).succeeded());

        AnonymizationRun run = mode.await(client, RUN_ID, EXACT, events::add);

        assertThat(run.requireSucceeded()).isSameAs(run);
        assertThat(events)
                .extracting(event -> event.value().orElseThrow().status())
                .containsExactly(RunStatus.PENDING, RunStatus.PROCESSING, RunStatus.PROCESSING, RunStatus.SUCCEEDED);
        assertThat(events.get(3).nextDelay()).isEmpty();
    }

    @Test
    void awaitCompletion_everyOverload_waitsToTheEnd() {
        AnonymizationRuns runs = client.anonymizationRuns();
        List<Supplier<AnonymizationRun>> calls = List.of(
                () -> runs.awaitCompletion(RUN_ID),
                () -> runs.awaitCompletion(RUN_ID, EXACT),
                () -> Mode.get(runs.awaitCompletionAsync(RUN_ID)),
                () -> Mode.get(runs.awaitCompletionAsync(RUN_ID, EXACT)));

        for (Supplier<AnonymizationRun> call : calls) {
            service.reset();
            service.stub(StubRun.of(RUN_ID).pending(1).succeeded());

            assertThat(call.get().isSucceeded()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void awaitCompletion_runThatFails_returnsItWithItsError(Mode mode) {
        service.stub(StubRun.of(RUN_ID).processing(1).failed("no such dataset"));

        AnonymizationRun run = mode.await(client, RUN_ID);

        assertThat(run.isFailed()).isTrue();
        assertThat(run.error()).contains("no such dataset");
        RunFailedException e = catchThrowableOfType(RunFailedException.class, run::requireSucceeded);
        assertThat(e).hasMessage("run " + RUN_ID + " failed: no such dataset");
        assertThat(e.run()).isSameAs(run);
    }

    @ParameterizedTest
    @EnumSource
    void awaitCompletion_runOfAnHour_takesMilliseconds(Mode mode) {
        service.stub(StubRun.of(RUN_ID).pending(60).processing(300).succeeded());
        PollingPolicy policy = EXACT.toBuilder().timeout(Duration.ofHours(2)).build();

        assertThat(mode.await(client, RUN_ID, policy, events::add).isSucceeded())
                .isTrue();

        assertThat(Duration.ofNanos(time.nanoTime())).isEqualTo(Duration.ofHours(1));
        assertThat(events).hasSize(361);
    }

    @ParameterizedTest
    @EnumSource
    void awaitCompletion_stillProcessingAtTheDeadline_throwsWithTheLastRun(Mode mode) {
        service.stub(StubRun.of(RUN_ID).processing(1));

        var e = catchThrowableOfType(PollTimeoutException.class, () -> mode.await(client, RUN_ID, EXACT, events::add));

        assertThat(e).hasMessageStartingWith("run " + RUN_ID + " still PROCESSING after 30 min (18");
        assertThat(e.lastSeen(AnonymizationRun.class).orElseThrow().status()).isEqualTo(RunStatus.PROCESSING);
        assertThat(e.elapsed()).isEqualTo(Duration.ofMinutes(30));
        assertThat(events.get(events.size() - 1).nextDelay()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void awaitCompletion_blips_areSurvivedAfterTheRequestsOwnRetries(Mode mode) {
        service.stub(StubRun.of(RUN_ID)
                .processing(1)
                .then(2, StubAnswer.serverError(503))
                .succeeded());

        assertThat(mode.await(client, RUN_ID, EXACT, events::add).isSucceeded()).isTrue();

        assertThat(events).extracting(event -> event.failure().isPresent()).containsExactly(false, true, true, false);
        assertThat(service.requestsFor(RUN_ID)).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void awaitCompletion_failuresForTheMaxOutage_endTheWait(Mode mode) {
        service.stub(StubRun.of(RUN_ID).processing(1).then(StubAnswer.serverError(503)));

        assertThatThrownBy(() -> mode.await(client, RUN_ID, EXACT, events::add))
                .isInstanceOf(ServerException.class)
                .satisfies(e -> assertThat(e.getSuppressed()[0])
                        .hasMessageStartingWith("run " + RUN_ID + " still PROCESSING; ")
                        .hasMessageContaining(" polls in a row failed, within 5 min"));
    }

    @ParameterizedTest
    @EnumSource
    void awaitCompletion_notFound_endsTheWaitAtOnce(Mode mode) {
        assertThatThrownBy(() -> mode.await(client, RUN_ID)).isInstanceOf(NotFoundException.class);

        assertThat(service.requestsFor(RUN_ID)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void awaitCompletion_retryAfterOnAnOrdinaryAnswer_lengthensTheNextDelay(Mode mode) {
        service.stub(StubRun.of(RUN_ID)
                .then(StubAnswer.processing().withRetryAfter(Duration.ofSeconds(25)))
                .succeeded());

        mode.await(client, RUN_ID, EXACT, events::add);

        assertThat(events.get(0).nextDelay()).get(DURATION).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @EnumSource
    void awaitCompletion_unknownStatus_goesOnUntilTheRunCarriesCompletedAt(Mode mode) {
        service.stub(StubRun.of(RUN_ID)
                .then(2, StubAnswer.offContractStatus("ANONYMIZING"))
                .then(StubAnswer.offContractRun(
                        RunBody.processing().with("status", "EXPIRED").with("completed_at", "2026-11-23T10:00:00Z"))));

        AnonymizationRun run = mode.await(client, RUN_ID);

        assertThat(run.statusAsString()).isEqualTo("EXPIRED");
        assertThat(run.isTerminal()).isTrue();
        assertThat(service.requestsFor(RUN_ID)).isEqualTo(3);
        assertThatThrownBy(run::requireSucceeded)
                .isInstanceOf(RunFailedException.class)
                .hasMessage("run " + RUN_ID + " ended with status EXPIRED");
    }

    @ParameterizedTest
    @EnumSource
    void awaitCompletion_canceledRunWithoutCompletedAt_returnsIt(Mode mode) {
        service.stub(StubRun.of(RUN_ID).processing(1).then(StubAnswer.offContractStatus("CANCELED")));

        AnonymizationRun run = mode.await(client, RUN_ID);

        assertThat(run.statusAsString()).isEqualTo("CANCELED");
        assertThat(run.completedAt()).isEmpty();
        assertThat(service.requestsFor(RUN_ID)).isEqualTo(2);
        assertThatThrownBy(run::requireSucceeded).isInstanceOf(RunFailedException.class);
    }

    @ParameterizedTest
    @EnumSource
    void awaitCompletion_runThatGoesBackToPending_isWaitedForAllTheSame(Mode mode) {
        service.stub(StubRun.of(RUN_ID).processing(1).pending(1).processing(1).succeeded());

        assertThat(mode.await(client, RUN_ID).isSucceeded()).isTrue();
    }
}
