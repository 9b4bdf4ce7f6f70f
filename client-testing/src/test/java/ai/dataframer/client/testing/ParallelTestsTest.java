package ai.dataframer.client.testing;

import static ai.dataframer.client.testing.Caller.RUN_ID;
import static ai.dataframer.client.testing.DataframerStubs.RUNS_PATH;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Tests that run at the same time and share a static extension. */
@Timeout(60)
class ParallelTestsTest {
    /** Opens when two tests run. */
    private static CountDownLatch together = new CountDownLatch(2);

    @BeforeEach
    void untilTwoRun() {
        together = new CountDownLatch(2);
    }

    private static void awaitAnother() throws InterruptedException {
        together.countDown();
        ForkJoinPool pool = Objects.requireNonNull(ForkJoinTask.getPool(), "not a thread of JUnit's");
        for (int seconds = 0; seconds < 20 && !together.await(1, TimeUnit.SECONDS); seconds++) {
            // a pool of JDK 17 may leave a queued test without a thread, until something arrives from outside
            CompletableFuture.runAsync(() -> pool.execute(() -> {}));
        }
        assertThat(together.getCount()).as("tests to wait for").isZero();
    }

    @Test
    void staticField_manyConcurrentTests_seeTheirOwnStubsOnly() {
        runInParallel(90, SameRunInEach.class);
    }

    @Test
    void staticField_clientForTheWholeClass_reachesTheRunsOfEachTest() {
        runInParallel(20, ClientOfTheClass.class);
        together = new CountDownLatch(2);
        runInParallel(20, ClientOfTheInstance.class);
    }

    @Test
    void staticField_severalTestsUseItsSharedAddress_createAndListAreRefused() {
        runInParallel(2, CreateOnTheSharedAddress.class);
    }

    @Test
    void staticField_threadOfNoTest_isToldWhatToDo() {
        runInParallel(2, CallFromElsewhere.class);
    }

    @Test
    void staticField_inheritedByConcurrentClasses_separatesTheirTests() {
        runInParallel(20, Inherited.class, InheritedToo.class);
    }

    private static void runInParallel(int tests, Class<?>... classes) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2");
        for (Class<?> type : classes) {
            kit.selectors(DiscoverySelectors.selectClass(type));
        }
        kit.execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.started(tests).succeeded(tests));
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class SameRunInEach {
        @RegisterExtension
        static final DataframerExtension dataframer = DataframerExtension.start();

        private final Caller caller = new Caller(dataframer);

        @RepeatedTest(90)
        void test(RepetitionInfo repetition) throws Exception {
            String mine = "test " + repetition.getCurrentRepetition();
            var created = new UUID(0, repetition.getCurrentRepetition());
            dataframer
                    .stub(StubRun.of(RUN_ID).pending(1).failed(mine))
                    .onCreate(StubRun.of(created).succeeded())
                    .onList(StubAnswer.offContractBody(mine));
            dataframer.wireMock().stubFor(get(urlPathEqualTo("/mine")).willReturn(ok(mine)));
            awaitAnother();

            assertThat(caller.get(RUN_ID).body()).contains("PENDING");
            assertThat(caller.get(RUN_ID).body()).contains(mine);
            assertThat(caller.send(caller.post(RUNS_PATH, "{}")).body()).contains(created.toString());
            assertThat(caller.send(caller.request(RUNS_PATH).build()).body()).isEqualTo(mine);
            assertThat(caller.send(caller.request("/mine").build()).body()).isEqualTo(mine);
            CompletableFuture<Integer> onAnotherThread = new CompletableFuture<>();
            new Thread(() -> onAnotherThread.complete(dataframer.requestsFor(RUN_ID))).start();
            assertThat(onAnotherThread.get(10, TimeUnit.SECONDS)).isEqualTo(2);
            assertThat(dataframer.createRequests()).isEqualTo(1);
            dataframer.wireMock().verify(2, getRequestedFor(urlPathEqualTo(Caller.path(RUN_ID))));
        }
    }

    private static void assertAnswersItsOwn(DataframerExtension dataframer, Caller shared, RepetitionInfo repetition)
            throws Exception {
        var mine = new UUID(0, repetition.getCurrentRepetition());
        dataframer.stub(StubRun.of(mine).failed("test " + mine));
        awaitAnother();

        assertThat(shared.get(mine).body()).contains("test " + mine);
        assertThat(dataframer.requestsFor(mine)).isEqualTo(1);
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class ClientOfTheClass {
        @RegisterExtension
        static final DataframerExtension dataframer = DataframerExtension.start();

        private static Caller shared;

        @BeforeAll
        static void build() {
            shared = new Caller(dataframer);
        }

        @RepeatedTest(20)
        void test(RepetitionInfo repetition) throws Exception {
            assertAnswersItsOwn(dataframer, shared, repetition);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class ClientOfTheInstance {
        @RegisterExtension
        static final DataframerExtension dataframer = DataframerExtension.start();

        private final Caller shared = new Caller(dataframer);

        @RepeatedTest(20)
        void test(RepetitionInfo repetition) throws Exception {
            assertAnswersItsOwn(dataframer, shared, repetition);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class CreateOnTheSharedAddress {
        private static final CyclicBarrier both = new CyclicBarrier(2);

        @RegisterExtension
        static final DataframerExtension dataframer = DataframerExtension.start();

        private static Caller shared;

        @BeforeAll
        static void build() {
            shared = new Caller(dataframer);
        }

        @RepeatedTest(2)
        void test() throws Exception {
            dataframer
                    .onCreate(StubRun.of(RUN_ID).succeeded())
                    .stub(StubRun.of(RUN_ID).succeeded());
            awaitAnother();

            HttpResponse<String> create = shared.send(shared.post(RUNS_PATH, "{}"));
            HttpResponse<String> list = shared.send(shared.request(RUNS_PATH).build());
            HttpResponse<String> runOfBoth = shared.get(RUN_ID);
            HttpResponse<String> runOfNone = shared.get(new UUID(0, 9));
            both.await(20, TimeUnit.SECONDS);

            assertThat(create.statusCode()).isEqualTo(400);
            assertThat(create.body())
                    .contains("several tests run at once")
                    .contains("build the client in the test, with the baseUrl() that it has there");
            assertThat(list.body()).isEqualTo(create.body());
            assertThat(runOfBoth.body()).isEqualTo(create.body());
            assertThat(runOfNone.statusCode()).isEqualTo(404);
            assertThat(runOfNone.body()).contains("is not stubbed");
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class CallFromElsewhere {
        private static final CyclicBarrier both = new CyclicBarrier(2);
        private static final ExecutorService pool = Executors.newSingleThreadExecutor();

        @RegisterExtension
        static final DataframerExtension dataframer = DataframerExtension.start();

        @BeforeAll
        static void startThread() throws Exception {
            pool.submit(() -> {}).get();
        }

        @AfterAll
        static void stopThread() {
            pool.shutdown();
        }

        @RepeatedTest(2)
        void test() throws Exception {
            awaitAnother();

            List<Callable<?>> uses = List.of(
                    () -> dataframer.stub(StubRun.of(RUN_ID).succeeded()),
                    () -> dataframer.stub(StubFile.of("file.csv", new byte[1])),
                    () -> dataframer.onUpload(StubAnswer.serverError()),
                    dataframer::createRequests,
                    dataframer::uploads);
            assertThat(uses)
                    .allSatisfy(use -> assertThatThrownBy(() -> pool.submit(use).get())
                            .cause()
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("several tests run at once, and this thread belongs to none:"
                                    + " use the stub on the test's thread, or on one that the test has started"));
            both.await(20, TimeUnit.SECONDS);
        }
    }

    @Execution(value = ExecutionMode.CONCURRENT)
    static class Inherited {
        @RegisterExtension
        static final DataframerExtension dataframer = DataframerExtension.start();

        @RepeatedTest(10)
        @Execution(ExecutionMode.SAME_THREAD)
        void test() throws Exception {
            String mine = UUID.randomUUID().toString();
            dataframer.stub(StubRun.of(RUN_ID).failed(mine));
            awaitAnother();

            assertThat(new Caller(dataframer).get(RUN_ID).body()).contains(mine);
            assertThat(dataframer.requestsFor(RUN_ID)).isEqualTo(1);
        }
    }

    static class InheritedToo extends Inherited {}
}
