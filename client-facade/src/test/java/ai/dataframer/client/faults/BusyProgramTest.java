package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.RUN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollTimeoutException;
import ai.dataframer.client.polling.Poller;
import ai.dataframer.client.polling.PollingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code of the program that blocks for as long as it likes, until the test is over, keeps no deadline and no other call. */
@Timeout(30)
class BusyProgramTest {
    private static final PollingPolicy SHORT =
            PollingPolicy.builder().timeout(Duration.ofMillis(300)).build();

    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void over() {
        over.countDown();
    }

    private <T> T block(T value) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return value;
    }

    @Test
    void awaitCompletion_besideManyFetchesThatBlock_endsAtItsDeadline() {
        List<CompletableFuture<String>> blocking = IntStream.range(0, 200)
                .mapToObj(i -> Poller.builder(() -> block("done"), "done"::equals)
                        .build()
                        .awaitAsync())
                .toList();

        Throwable e = catchThrowable(() -> Poller.builder(() -> "working", "done"::equals)
                .policy(SHORT)
                .build()
                .await());

        assertThat(e)
                .isInstanceOfSatisfying(
                        PollTimeoutException.class,
                        late -> assertThat(late.elapsed()).isLessThan(Duration.ofSeconds(2)));
        assertThat(blocking).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void awaitCompletionAsync_continuationsThatJoinFurtherCalls_allEnd() {
        try (DataframerClient client = Canned.run("SUCCEEDED").client().build()) {
            AnonymizationRuns runs = client.anonymizationRuns();

            Stream<CompletableFuture<Void>> chains = IntStream.range(0, 600)
                    .mapToObj(i -> runs.awaitCompletionAsync(RUN_ID)
                            .thenAccept(run -> runs.retrieveAsync(RUN_ID).join()));

            assertThat(chains.toList()).allSatisfy(chain -> assertThat(chain).succeedsWithin(Duration.ofSeconds(20)));
        }
    }

    private static String answer(int request, CountDownLatch registered) {
        assertThat(catchThrowable(registered::await)).isNull();
        return request <= 300 ? "SUCCEEDED" : "PROCESSING";
    }

    @Test
    void awaitCompletionAsync_besideContinuationsThatBlock_endsAtItsDeadline() {
        var registered = new CountDownLatch(1); // a continuation of a completed future would run, and block, right here
        try (DataframerClient client =
                Canned.runs(n -> answer(n, registered)).client().build()) {
            AnonymizationRuns runs = client.anonymizationRuns();
            var begun = new CountDownLatch(300);
            for (int i = 0; i < 300; i++) {
                runs.awaitCompletionAsync(RUN_ID).thenAccept(run -> {
                    begun.countDown();
                    block(run);
                });
            }
            registered.countDown();
            assertThat(catchThrowable(begun::await)).isNull();

            Throwable e = catchThrowable(() -> CallKind.get(runs.awaitCompletionAsync(RUN_ID, SHORT)));

            assertThat(e).isInstanceOf(PollTimeoutException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "AWAIT.*")
    void await_listenerThatBlocksOnTheLastEvent_returnsTheValueAtTheDeadline(CallKind call) throws Exception {
        try (DataframerClient client = Canned.run("SUCCEEDED").client().build()) {
            AnonymizationRuns runs = client.anonymizationRuns();
            PollingPolicy policy =
                    SHORT.toBuilder().timeout(Duration.ofSeconds(1)).build();

            AnonymizationRun run = call == CallKind.AWAIT_COMPLETION
                    ? runs.awaitCompletion(RUN_ID, policy, this::block)
                    : runs.awaitCompletionAsync(RUN_ID, policy, this::block).get(10, TimeUnit.SECONDS);

            assertThat(run.isSucceeded()).isTrue();
        }
    }

    @Test
    void await_listenerThatBlocksOnAnEarlierEvent_stillLearnsOfTheEnd() {
        try (DataframerClient client =
                Canned.runs(n -> n < 3 ? "PROCESSING" : "SUCCEEDED").client().build()) {
            AnonymizationRun run = client.anonymizationRuns()
                    .awaitCompletion(
                            RUN_ID,
                            SHORT.toBuilder()
                                    .timeout(Duration.ofSeconds(2)) // enough for three polls on a busy machine
                                    .backoff(Backoff.fixed(Duration.ofMillis(20)))
                                    .build(),
                            this::block);

            assertThat(run.isSucceeded()).isTrue();
        }
    }

    private Throwable endOf(UnaryOperator<Poller.Builder<String>> supplied) {
        var policy = PollingPolicy.builder().timeout(Duration.ofMillis(300)).build();
        Poller.Builder<String> poller =
                Poller.builder(() -> "working", "done"::equals).policy(policy);
        return catchThrowable(() -> supplied.apply(poller).build().await());
    }

    @Test
    void await_suppliedPartThatBlocks_endsAtTheDeadline() {
        PollingPolicy blockingBackoff = SHORT.toBuilder()
                .backoff((elapsed, polls) -> block(Duration.ofMillis(1)))
                .build();

        Stream<UnaryOperator<Poller.Builder<String>>> parts = Stream.of(
                poller -> poller.policy(blockingBackoff),
                poller -> poller.description(last -> block("blocked")),
                poller -> poller.minimumDelay(value -> block(Duration.ZERO), failure -> Duration.ZERO),
                poller -> poller.listener(this::block));

        assertThat(parts.map(this::endOf))
                .hasSize(4)
                .allSatisfy(e -> assertThat(e).isInstanceOf(PollTimeoutException.class));
        assertThat(catchThrowable(() -> Poller.builder(() -> "working", this::isDoneSomeDay)
                        .policy(SHORT)
                        .build()
                        .await()))
                .isInstanceOf(PollTimeoutException.class);
    }

    private boolean isDoneSomeDay(String value) {
        return block(value.equals("done"));
    }

    @SuppressWarnings("try") // closed by hand on purpose
    @Test
    void close_continuationsThatBlock_returnsAtOnceAndRunsNoneOfThemOnItsThread() {
        try (DataframerClient client = Canned.run("PROCESSING").client().build()) {
            var threads = new CountDownLatch(40);
            Thread closer = Thread.currentThread();
            var onCloser = new CompletableFuture<Void>();
            List<CompletableFuture<AnonymizationRun>> waits = IntStream.range(0, 40)
                    .mapToObj(i -> client.anonymizationRuns().awaitCompletionAsync(RUN_ID))
                    .toList();
            waits.forEach(wait -> wait.whenComplete((run, e) -> {
                threads.countDown();
                if (Thread.currentThread() == closer) {
                    onCloser.complete(null);
                }
                block(run);
            }));

            client.close();

            assertThat(catchThrowable(threads::await)).isNull();
            assertThat(waits).allMatch(CompletableFuture::isCompletedExceptionally);
            assertThat(onCloser).isNotDone();
        }
    }
}
