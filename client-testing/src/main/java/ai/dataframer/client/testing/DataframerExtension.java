package ai.dataframer.client.testing;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs the {@linkplain DataframerStubs stub service} for JUnit Jupiter tests. The service starts when the extension is
 * created, is reset before each test, and stops after the last one.
 *
 * <pre>{@code
 * class ReportTest {
 *     private static final UUID RUN_ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");
 *
 *     @RegisterExtension
 *     static final DataframerExtension dataframer = DataframerExtension.start();
 *
 *     private final PollingPolicy policy =
 *             PollingPolicy.builder().backoff(Backoff.fixed(Duration.ofMillis(1))).build();
 *
 *     @Test
 *     void awaitCompletion_serverErrorOnTheWay_returnsTheResults() {
 *         dataframer.stub(StubRun.of(RUN_ID)
 *                 .pending(2)
 *                 .then(StubAnswer.serverError())
 *                 .processing(3)
 *                 .succeeded(run -> run.entity("PERSON", 0, 10, 0.98)
 *                         .samplesProcessed(100)
 *                         .file("file-1", "customers.csv", 5_000_000_000L, "text/csv")));
 *
 *         try (DataframerClient client = DataframerClient.builder()
 *                 .apiKey("test-key")
 *                 .baseUrl(dataframer.baseUrl())
 *                 .build()) {
 *             AnonymizationRun run = client.anonymizationRuns().awaitCompletion(RUN_ID, policy);
 *
 *             assertThat(run.isSucceeded()).isTrue();
 *             assertThat(run.entitySummary()).containsEntry("PERSON", 1L);
 *             assertThat(dataframer.requestsFor(RUN_ID)).isEqualTo(7);
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>In a static field, one server serves all tests of the class and its nested classes; in an instance field, each
 * test has its own server. A static field that several test classes inherit restarts on another port for each of them.
 *
 * <p>A test whose execution mode is {@code CONCURRENT} has its own server also in a static field: {@link #baseUrl},
 * scripts, counts and {@link #wireMock} are those of the test whose thread calls, or which started that thread. A
 * client that several tests share, such as one of the whole class, reaches each run that one of them alone has stubbed;
 * but a create or a list does not tell which test it belongs to, and is refused while several tests run.
 */
public class DataframerExtension extends DataframerStubs
        implements TestInstancePreConstructCallback,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback {

    private final Consumer<? super WireMockConfiguration> settings;
    private final AtomicInteger scopes = new AtomicInteger();
    private final Queue<StubServer> own = new ConcurrentLinkedQueue<>();
    private final Queue<StubServer> idle = new ConcurrentLinkedQueue<>();

    /** Inherited, so that threads that a test starts belong to it. Each extension of a test has a server of its own. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable RunningTest> test = new InheritableThreadLocal<>();

    DataframerExtension(Consumer<? super WireMockConfiguration> settings) {
        super(settings);
        this.settings = settings;
    }

    /** JUnit calls this one for {@code @ExtendWith}, which leaves a test without access to the stub. */
    private DataframerExtension() {
        this(refused());
    }

    private static Consumer<WireMockConfiguration> refused() {
        throw new UnsupportedOperationException("register the stub in a field instead of with @ExtendWith: "
                + "@RegisterExtension static final DataframerExtension dataframer = DataframerExtension.start();");
    }

    /** {@return a running stub service} */
    public static DataframerExtension start() {
        return start(settings -> {});
    }

    /**
     * {@return a running stub service with other WireMock settings; see {@link DataframerStubs#start(Consumer)}}
     *
     * @param settings changes the default settings; called for each server. A fixed port is that of the first server
     */
    public static DataframerExtension start(Consumer<? super WireMockConfiguration> settings) {
        return new DataframerExtension(settings);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        scopes.incrementAndGet();
        home().start();
    }

    /** Begins a concurrent test before its fields are initialized, which may ask for its address. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        boolean isForOneTest = context.getTestInstanceLifecycle()
                .filter(lifecycle -> lifecycle == Lifecycle.PER_METHOD)
                .isPresent();
        if (isForOneTest && context.getExecutionMode() == ExecutionMode.CONCURRENT && !isBegun()) {
            begin(true);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        boolean isAlone = scopes.getAndIncrement() == 0; // in an instance field
        if (!isBegun()) {
            begin(context.getExecutionMode() == ExecutionMode.CONCURRENT && !isAlone);
        }
        RunningTest begun = Objects.requireNonNull(test.get());
        begun.hasStarted = true;
        begun.server.reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        RunningTest ended = Objects.requireNonNull(test.get(), "beforeEach ran on another thread");
        test.set(ended.outer);
        ended.isOver = true;
        tests.remove(ended.server.scripts());
        if (ended.server != home()) {
            ended.server.reset(); // ends hanging requests
            idle.add(ended.server);
        }
        leaveScope();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        leaveScope();
    }

    /** Stops the service. Idempotent. */
    @Override
    public void close() {
        super.close();
        own.forEach(StubServer::stop);
        own.clear();
        idle.clear();
        tests.clear();
    }

    @Override
    StubServer server() {
        return serverOfThisThread().orElseGet(this::home);
    }

    @Override
    StubServer serverOfTest() {
        return serverOfThisThread().orElseGet(this::serverOfTheOnlyTest);
    }

    private Optional<StubServer> serverOfThisThread() {
        return Optional.ofNullable(test.get())
                .filter(running -> !running.isOver)
                .map(running -> running.server);
    }

    private StubServer serverOfTheOnlyTest() {
        Scripts scripts = home().service()
                .scriptsFor(null)
                .orElseThrow(
                        () -> new IllegalStateException("several tests run at once, and this thread belongs to none:"
                                + " use the stub on the test's thread, or on one that the test has started"));
        return own.stream()
                .filter(server -> server.scripts() == scripts)
                .findFirst()
                .orElse(home());
    }

    /** Returns true if this thread has begun a test that has not started. */
    private boolean isBegun() {
        RunningTest begun = test.get();
        return begun != null && begun.thread == Thread.currentThread() && !begun.hasStarted;
    }

    /** Begins a test on this thread. Tests of several classes that inherit the field may overlap, too. */
    private synchronized void begin(boolean isConcurrent) {
        StubServer server = isConcurrent || tests.contains(home().scripts()) ? ownServer() : home();
        tests.add(server.scripts());
        test.set(new RunningTest(server, test.get()));
    }

    private StubServer ownServer() {
        StubServer server = idle.poll();
        if (server == null) {
            server = new StubServer(this::configureOwn, tests);
            own.add(server);
        }
        return server;
    }

    private void configureOwn(WireMockConfiguration configuration) {
        settings.accept(configuration);
        configuration.dynamicPort();
        if (configuration.httpsSettings().enabled()) {
            configuration.dynamicHttpsPort();
        }
    }

    /** Scopes nest: a class contains its nested classes and tests. The servers stop at the end of the outermost scope. */
    private void leaveScope() {
        if (scopes.decrementAndGet() == 0) {
            close();
        }
    }

    /** A test until {@link #afterEach}; {@code outer} is what ran on its thread before. */
    private static final class RunningTest {
        private final StubServer server;
        private final @Nullable RunningTest outer;
        private final Thread thread = Thread.currentThread();
        private volatile boolean hasStarted;
        private volatile boolean isOver;

        private RunningTest(StubServer server, @Nullable RunningTest outer) {
            this.server = server;
            this.outer = outer;
        }
    }
}
