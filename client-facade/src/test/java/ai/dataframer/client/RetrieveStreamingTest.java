package ai.dataframer.client;

import static ai.dataframer.client.StubbedClient.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.errors.NotFoundException;
import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class RetrieveStreamingTest {
    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    private final List<DetectedEntity> seen = new ArrayList<>();

    private AnonymizationRun stream(DataframerClient client) {
        return client.anonymizationRuns().retrieveStreaming(RUN_ID, seen::add);
    }

    private static String run(int entities) {
        return IntStream.range(0, entities)
                .mapToObj(
                        i -> "{\"start\": " + i + ", \"end\": " + (i + 5) + ", \"label\": \"PERSON\", \"score\": 0.5}")
                .collect(Collectors.joining(
                        ", ",
                        "{\"status\": \"SUCCEEDED\", \"results\": {\"entities_found\": [",
                        "], \"error\": \"none\"}}"));
    }

    private static StubAnswer cutOff(String json, int length) {
        return StubAnswer.run(json.substring(0, length)).withWrongContentLength(json.length());
    }

    @Test
    void retrieveStreaming_entities_comeInOrderAndTheRestIsReturned() {
        service.stub(StubRun.of(RUN_ID)
                .succeeded(run -> run.entity("PERSON", 0, 10, 0.98)
                        .entity("EMAIL", 20, 30, 0.9)
                        .samplesProcessed(7)
                        .file("file-1", "customers.csv", 5L, "text/csv")));

        try (DataframerClient client = StubbedClient.of(service)) {
            AnonymizationRun run = stream(client);

            assertThat(seen)
                    .isEqualTo(client.anonymizationRuns().retrieve(RUN_ID).entitiesFound());
            assertThat(seen).extracting(entity -> entity.label().orElseThrow()).containsExactly("PERSON", "EMAIL");
            assertThat(run.entitiesFound()).isEmpty();
            assertThat(run.isSucceeded()).isTrue();
            assertThat(run.entitySummary()).containsOnlyKeys("PERSON", "EMAIL");
            assertThat(run.results().orElseThrow().samplesProcessed()).hasValue(7);
            assertThat(run.anonymizedFiles()).hasSize(1);
        }
    }

    @Test
    void retrieveStreaming_runWithoutEntities_callsNobody() {
        service.stub(StubRun.of(RUN_ID)
                .pending(1)
                .then(StubAnswer.offContractBody("{\"results\": {\"entities_found\": null}}"))
                .then(StubAnswer.offContractBody("{\"results\": {\"entities_found\": [null]}}")));

        try (DataframerClient client = StubbedClient.of(service)) {
            assertThat(stream(client).status()).isEqualTo(RunStatus.PENDING);
            assertThat(stream(client).results()).isPresent();
            assertThat(stream(client).results()).isPresent();
        }
        assertThat(seen).isEmpty();
    }

    static List<Throwable> whatConsumersThrow() {
        return List.of(
                new IllegalStateException("consumer"),
                new ConnectionException("consumer's own call", null),
                new CompletionException("consumer", null),
                new AssertionError("consumer"));
    }

    @ParameterizedTest
    @MethodSource("whatConsumersThrow")
    void retrieveStreaming_consumerThrows_reachesTheCallerAsItIsAndClosesTheConnection(Throwable thrown) {
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.run(run(1000))));
        var events = new CallEvents();

        try (DataframerClient client =
                StubbedClient.builder(service).okHttpClient(events.client()).build()) {
            assertThatThrownBy(() -> client.anonymizationRuns().retrieveStreaming(RUN_ID, entity -> {
                        seen.add(entity);
                        if (seen.size() == 3) {
                            RetrieveStreamingTest.<RuntimeException>raise(thrown);
                        }
                    }))
                    .isSameAs(thrown);

            assertThat(seen).hasSize(3);
            assertThat(events.seen()).containsExactly("cancelled", "released");
            assertThat(service.requestsFor(RUN_ID)).isEqualTo(1);
        }
    }

    @Test
    void retrieveStreaming_consumerThrowsAnUndeclaredCheckedException_reachesTheCallerInACompletionException() {
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.run(run(2))));
        var thrown = new IOException("disk full");

        try (DataframerClient client = StubbedClient.of(service)) {
            assertThatThrownBy(() -> client.anonymizationRuns()
                            .retrieveStreaming(RUN_ID, entity -> RetrieveStreamingTest.<RuntimeException>raise(thrown)))
                    .isInstanceOf(CompletionException.class)
                    .hasCause(thrown);
        }
        assertThat(service.requestsFor(RUN_ID)).isEqualTo(1);
    }

    @Test
    void retrieveStreaming_failuresBeforeTheFirstEntity_areRetriedOnTheCallersThread() {
        service.stub(StubRun.of(RUN_ID)
                .then(StubAnswer.serverError())
                .then(cutOff(run(3), 60))
                .then(StubAnswer.run(run(3))));
        Set<Thread> threads = new HashSet<>();

        try (DataframerClient client = StubbedClient.of(service)) {
            client.anonymizationRuns().retrieveStreaming(RUN_ID, entity -> {
                seen.add(entity);
                threads.add(Thread.currentThread());
            });
        }

        assertThat(seen).hasSize(3);
        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(service.requestsFor(RUN_ID)).isEqualTo(3);
    }

    @Test
    void retrieveStreaming_connectionThatBreaksMidway_saysHowManyThereWereAndHandsNoneOverTwice() {
        String json = run(1000);
        service.stub(StubRun.of(RUN_ID).then(cutOff(json, json.length() / 2)).then(StubAnswer.run(json)));

        try (DataframerClient client = StubbedClient.of(service)) {
            assertThatThrownBy(() -> stream(client))
                    .isExactlyInstanceOf(ConnectionException.class)
                    .hasMessageStartingWith("GET /api/dataframer/anonymization-runs/" + RUN_ID + "/ got no answer: ")
                    .hasMessageEndingWith("; " + seen.size()
                            + " entities were already passed to the consumer, so the request is not retried");
        }

        assertThat(seen).hasSizeBetween(400, 501).doesNotHaveDuplicates();
        assertThat(service.requestsFor(RUN_ID)).isEqualTo(1);
    }

    @Test
    void retrieveStreaming_wrongTypeAmongTheEntities_namesItsPath() {
        service.stub(StubRun.of(RUN_ID)
                .then(StubAnswer.offContractBody("{\"results\": {\"entities_found\": [{}, {\"end\": \"x\"}]}}")));

        try (DataframerClient client = StubbedClient.of(service)) {
            var e = catchThrowableOfType(InvalidResponseException.class, () -> stream(client));

            assertThat(e.path()).contains("$.results.entities_found[1].end");
        }
        assertThat(seen).hasSize(1);
    }

    @Test
    void retrieveStreaming_errorStatus_isThrownAsEverywhere() {
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.notFound()));

        try (DataframerClient client = StubbedClient.of(service)) {
            assertThatThrownBy(() -> stream(client)).isInstanceOf(NotFoundException.class);
        }
    }

    @SuppressWarnings("try") // closed by hand on purpose
    @Test
    void retrieveStreaming_consumerClosesTheClientAndThrows_reachesTheCaller() {
        service.stub(StubRun.of(RUN_ID).succeeded(run -> run.entity("PERSON", 0, 10, 0.98)));

        try (DataframerClient client = StubbedClient.of(service)) {
            assertThatThrownBy(() -> client.anonymizationRuns().retrieveStreaming(RUN_ID, entity -> {
                        client.close();
                        throw new IllegalArgumentException("unusable entity");
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("unusable entity");
        }
    }

    @Test
    void retrieveStreaming_clientClosedByTheConsumer_endsTheCall() {
        service.stub(StubRun.of(RUN_ID).then(StubAnswer.run(run(50_000))));
        DataframerClient client = StubbedClient.of(service);

        assertThatThrownBy(() -> client.anonymizationRuns().retrieveStreaming(RUN_ID, entity -> {
                    seen.add(entity);
                    client.close();
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the client is closed");
        assertThat(seen).hasSizeLessThan(50_000);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable e) throws E {
        throw (E) e;
    }
}
