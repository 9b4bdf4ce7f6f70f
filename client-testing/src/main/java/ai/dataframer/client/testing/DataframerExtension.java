package ai.dataframer.client.testing;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

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
 */
public class DataframerExtension extends DataframerStubs
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final AtomicInteger scopes = new AtomicInteger();

    DataframerExtension(Consumer<? super WireMockConfiguration> settings) {
        super(settings);
    }

    /** {@return a running stub service} */
    public static DataframerExtension start() {
        return start(settings -> {});
    }

    /**
     * {@return a running stub service with other WireMock settings; see {@link DataframerStubs#start(Consumer)}}
     *
     * @param settings changes the default settings
     */
    public static DataframerExtension start(Consumer<? super WireMockConfiguration> settings) {
        return new DataframerExtension(settings);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        scopes.incrementAndGet();
        startServer();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        scopes.incrementAndGet();
        reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        leaveScope();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        leaveScope();
    }

    /** Scopes nest: a class contains its nested classes and tests. The server stops at the end of the outermost scope. */
    private void leaveScope() {
        if (scopes.decrementAndGet() == 0) {
            close();
        }
    }
}
