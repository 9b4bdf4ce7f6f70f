package ai.dataframer.client.testing;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A stub of the DataFramer service on a free port of the loopback interface.
 *
 * <p>A run that is {@linkplain #stub stubbed} or {@linkplain #onCreate created} is answered from its script and appears
 * in the list, as {@code PENDING} if no answer of the script is a run. A request for any other run id is answered with
 * 404, and a create without {@code onCreate} with 400; the message of the client's exception says what is not stubbed.
 * A request without a bearer key is answered with 401; any key is accepted. Close the stub to free the port; in JUnit
 * tests {@link DataframerExtension} does so.
 *
 * <pre>{@code
 * try (DataframerStubs dataframer = DataframerStubs.start()) {
 *     dataframer.stub(StubRun.of(runId).pending(1).processing(3).succeeded());
 *     ...
 * }
 * }</pre>
 *
 * <p>Thread-safe. Scripts are independent of each other, and each step of a script is used once, whatever the number of
 * threads.
 */
public class DataframerStubs implements AutoCloseable {

    /** The path of the runs. */
    public static final String RUNS_PATH = "/api/dataframer/anonymization-runs/";

    /** The path of one run, as a template for WireMock's {@code urlPathTemplate}. */
    public static final String RUN_PATH = RUNS_PATH + "{run_id}/";

    /** The path at which a seed dataset is created from its files. */
    public static final String CREATE_DATASET_PATH = "/api/dataframer/seed-datasets/create/";

    /** The path at which a seed dataset is created from a ZIP. */
    public static final String CREATE_DATASET_FROM_ZIP_PATH = "/api/dataframer/seed-datasets/create-from-zip/";

    /** The path of one seed dataset, as a template for WireMock's {@code urlPathTemplate}. */
    public static final String DATASET_PATH = "/api/dataframer/seed-datasets/{dataset_id}/";

    /** The scripts of the JUnit tests that run. */
    final List<Scripts> tests = new CopyOnWriteArrayList<>();

    private final StubServer home;

    DataframerStubs(Consumer<? super WireMockConfiguration> settings) {
        home = new StubServer(Objects.requireNonNull(settings, "settings == null"), tests);
    }

    /** {@return a running stub service} */
    public static DataframerStubs start() {
        return start(settings -> {});
    }

    /**
     * {@return a running stub service with other WireMock settings}
     *
     * @param settings changes the default settings: loopback, a free port, 128 threads, a journal of 1,000 requests
     *     with their responses (for bodies of many megabytes, use {@code disableRequestJournal()})
     */
    public static DataframerStubs start(Consumer<? super WireMockConfiguration> settings) {
        return new DataframerStubs(settings);
    }

    /**
     * Answers requests for this run from its script, starting at the script's beginning.
     *
     * @param run the script, as it is now
     * @return this stub
     * @throws IllegalArgumentException if the script is empty
     */
    public final DataframerStubs stub(StubRun run) {
        Objects.requireNonNull(run, "run == null");
        scripts().runs().put(run.runId(), run.steps());
        return this;
    }

    /**
     * Serves this file, starting at the beginning of its script.
     *
     * @param file the file and its script
     * @return this stub
     */
    public final DataframerStubs stub(StubFile file) {
        serverOfTest().put(file);
        return this;
    }

    /**
     * {@return the number of requests for this file since it was stubbed, whatever their answer}
     *
     * @param path the path of the file
     */
    public final int requestsForFile(String path) {
        return serverOfTest().requestsFor(path);
    }

    /**
     * Answers the next create with this run, {@code PENDING} and with the requested dataset. Later requests for the run
     * are answered from its script. Each call of this method answers one create, in order; a create without one is
     * answered with 400.
     *
     * @param run the script, as it is now
     * @return this stub
     * @throws IllegalArgumentException if the script is empty
     */
    public final DataframerStubs onCreate(StubRun run) {
        scripts().creates().add(Objects.requireNonNull(run, "run == null"));
        return this;
    }

    /**
     * Answers the next create with this answer, without creating a run.
     *
     * @param answer the answer: an error, a broken connection, or any other that is not a run
     * @return this stub
     * @throws IllegalArgumentException if the answer is a run, which {@link #onCreate(StubRun)} creates
     */
    public final DataframerStubs onCreate(StubAnswer answer) {
        Objects.requireNonNull(answer, "answer == null");
        scripts()
                .creates()
                .add(answer.requireNoRun("a create: onCreate(StubRun.of(runId)...) answers it with a new run"));
        return this;
    }

    /** {@return the number of creates since the start or the last reset, whatever their answer} */
    public final int createRequests() {
        return scripts().creates().requests();
    }

    /**
     * Answers the next list with this answer instead of the runs of this stub.
     *
     * @param answer the answer: an error, a broken connection, or any other that is not a run
     * @return this stub
     * @throws IllegalArgumentException if the answer is a run: the list contains the stubbed runs by itself
     */
    public final DataframerStubs onList(StubAnswer answer) {
        Objects.requireNonNull(answer, "answer == null");
        scripts().lists().add(answer.requireNoRun("a list: it contains the stubbed runs by itself"));
        return this;
    }

    /**
     * Answers the next upload of a seed dataset with this answer, without creating a dataset. An upload without one creates
     * a dataset, which can then be retrieved.
     *
     * @param answer the answer
     * @return this stub
     */
    public final DataframerStubs onUpload(StubAnswer answer) {
        serverOfTest().onUpload(Objects.requireNonNull(answer, "answer == null"));
        return this;
    }

    /** {@return the uploads of seed datasets since the start or the last reset, whatever their answer, in their order} */
    public final List<StubUpload> uploads() {
        return serverOfTest().uploads();
    }

    /**
     * {@return the address for the client, such as {@code http://127.0.0.1:40123}}
     *
     * @throws IllegalStateException if the service is closed
     */
    public final String baseUrl() {
        return server().baseUrl();
    }

    /**
     * {@return the number of requests for this run since the start or the last reset, whatever their answer}
     *
     * @param runId the run's id
     */
    public final int requestsFor(UUID runId) {
        return scripts().runs().requestsFor(runId.toString());
    }

    /**
     * {@return the underlying WireMock server} Stubs that are added to it take precedence over scripts. To remove them, use
     * {@link #reset}: WireMock's own {@code resetAll()} removes what serves the scripts, too.
     */
    public final WireMockServer wireMock() {
        return server().wireMock();
    }

    /** Removes all scripts, counts and stubs, and ends {@linkplain StubAnswer#hang hanging} requests. */
    public final void reset() {
        serverOfTest().reset();
    }

    /** Stops the service. Idempotent. */
    @Override
    public void close() {
        home.stop();
    }

    /** Returns the server that started with this stub. */
    final StubServer home() {
        return home;
    }

    /** Returns the server whose address the caller needs. */
    StubServer server() {
        return home;
    }

    /** Returns the server of the test that calls. */
    StubServer serverOfTest() {
        return home;
    }

    private Scripts scripts() {
        return serverOfTest().scripts();
    }
}
