package ai.dataframer.examples.callers;

import static ai.dataframer.examples.callers.SilentService.RUN_ID;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.testing.DataframerStubs;
import ai.dataframer.client.testing.StubRun;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VirtualThreadRunsTest {
    private static final int MANY = 200;
    private static final int POLLS_AT_ONCE = 40; // the client has at most 48 in flight

    @Test
    void completedRuns_many_allSucceed() throws Exception {
        List<UUID> runIds = runIds(MANY);
        try (DataframerStubs service = DataframerStubs.start();
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl(service.baseUrl())
                        .build()) {
            runIds.forEach(runId -> service.stub(StubRun.of(runId).processing(1).succeeded()));

            assertThat(new VirtualThreadRuns(client).completedRuns(runIds))
                    .extracting(run -> run.resultNow().id())
                    .containsExactlyElementsOf(runIds);
        }
    }

    @Test
    void completedRuns_callerInterrupted_cancelsAllRequests() throws Exception {
        try (var service = new SilentService();
                DataframerClient client = service.client()) {
            var waits = new FutureTask<>(() -> new VirtualThreadRuns(client).completedRuns(runIds(POLLS_AT_ONCE)));
            Thread caller = Thread.ofVirtual().start(waits);
            service.awaitRequests(POLLS_AT_ONCE);

            caller.interrupt();

            assertThat(catchThrowable(() -> waits.get(10, SECONDS))).hasCauseInstanceOf(InterruptedException.class);
            service.awaitHangUps(POLLS_AT_ONCE);
            service.assertNoRequestFollows(client);
        }
    }

    @Test
    void retrieve_cancelled_cancelsTheRequest() throws Exception {
        try (var service = new SilentService();
                DataframerClient client = service.client();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AnonymizationRun>> calls = inFlight(MANY, client, service, threads);

            calls.forEach(call -> call.cancel(true));

            service.awaitHangUps(MANY);
            service.assertNoRequestFollows(client);
        }
    }

    @Test
    void retrieve_interrupted_endsAtOnceWithTheFlagSet() throws Exception {
        try (var service = new SilentService();
                DataframerClient client = service.client()) {
            var flag = new FutureTask<>(() -> {
                assertThat(catchThrowable(() -> client.anonymizationRuns().retrieve(RUN_ID)))
                        .isInstanceOf(ConnectionException.class);
                return Thread.interrupted();
            });
            Thread caller = Thread.ofVirtual().start(flag);
            service.awaitRequests(1);

            caller.interrupt();

            assertThat(flag.get(10, SECONDS)).isTrue();
            service.awaitHangUps(1);
        }
    }

    @SuppressWarnings("try") // closed by hand on purpose
    @Test
    void retrieve_clientClosed_endsAllCalls() throws Exception {
        try (var service = new SilentService();
                DataframerClient client = service.client();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AnonymizationRun>> calls = inFlight(MANY, client, service, threads);

            client.close();

            service.awaitHangUps(MANY);
            threads.close();
            assertThat(calls)
                    .allSatisfy(call -> assertThat(call.exceptionNow())
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("the client is closed"));
            service.assertNoRequestCame();
        }
    }

    private static List<Future<AnonymizationRun>> inFlight(
            int count, DataframerClient client, SilentService service, ExecutorService threads)
            throws InterruptedException {
        Callable<AnonymizationRun> call = () -> client.anonymizationRuns().retrieve(RUN_ID);
        List<Future<AnonymizationRun>> calls =
                IntStream.range(0, count).mapToObj(i -> threads.submit(call)).toList();
        service.awaitRequests(count);
        return calls;
    }

    private static List<UUID> runIds(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }
}
