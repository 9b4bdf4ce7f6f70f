package ai.dataframer.client.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A stub of the DataFramer service on a free port of the loopback interface.
 *
 * <p>A run that is {@linkplain #stub stubbed} or {@linkplain #onCreate created} is answered from its script and appears
 * in the list, as {@code PENDING} if no answer of the script is a run. A request for any other run id is answered with
 * 404, and a request without a bearer key with 401; any key is accepted. Close the stub to free the port; in JUnit
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

    private static final int LOWEST_PRIORITY = Integer.MAX_VALUE;

    private final RunScripts scripts = new RunScripts();
    private final CreateScript creates = new CreateScript(scripts);
    private final ListScript lists = new ListScript(scripts);
    private final StubService service = new StubService(scripts, creates, lists);
    private final DatasetService datasets = new DatasetService(service::awaitRelease);
    private final WireMockServer server;

    DataframerStubs(Consumer<? super WireMockConfiguration> settings) {
        WireMockConfiguration configuration = WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .containerThreads(128)
                .maxRequestJournalEntries(1000)
                .extensions(service, datasets);
        settings.accept(configuration);
        server = new WireMockServer(configuration);
        startServer();
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
     * @param run the script
     * @return this stub
     */
    public final DataframerStubs stub(StubRun run) {
        scripts.put(run);
        return this;
    }

    /**
     * Answers the next create with this run, {@code PENDING} and with the requested dataset. Later requests for the run
     * are answered from its script. Each call of this method answers one create, in order; a create without one is
     * answered with 400.
     *
     * @param run the script
     * @return this stub
     */
    public final DataframerStubs onCreate(StubRun run) {
        creates.add(run);
        return this;
    }

    /**
     * Answers the next create with this answer, without creating a run.
     *
     * @param answer the answer
     * @return this stub
     */
    public final DataframerStubs onCreate(StubAnswer answer) {
        creates.add(answer);
        return this;
    }

    /** {@return the number of creates since the start or the last reset, whatever their answer} */
    public final int createRequests() {
        return creates.requests();
    }

    /**
     * Answers the next list with this answer instead of the runs of this stub.
     *
     * @param answer the answer
     * @return this stub
     */
    public final DataframerStubs onList(StubAnswer answer) {
        lists.add(answer);
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
        datasets.add(answer);
        return this;
    }

    /** {@return the uploads of seed datasets since the start or the last reset, whatever their answer, in their order} */
    public final List<StubUpload> uploads() {
        return datasets.uploads();
    }

    /**
     * {@return the address for the client, such as {@code http://127.0.0.1:40123}}
     *
     * @throws IllegalStateException if the service is closed
     */
    public final String baseUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    /**
     * {@return the number of requests for this run since the start or the last reset, whatever their answer}
     *
     * @param runId the run's id
     */
    public final int requestsFor(UUID runId) {
        return scripts.requestsFor(runId.toString());
    }

    /**
     * {@return the number of requests for this run since the start or the last reset, whatever their answer}
     *
     * @param runId the run's id, a UUID
     */
    public final int requestsFor(String runId) {
        return requestsFor(UUID.fromString(runId));
    }

    /** {@return the underlying WireMock server} Stubs that are added to it take precedence over scripts. */
    public final WireMockServer wireMock() {
        return server;
    }

    /** Removes all scripts, counts and stubs, and ends {@linkplain StubAnswer#hang hanging} requests. */
    public final void reset() {
        service.reset();
        datasets.reset();
        server.resetAll();
        serve(get(urlPathTemplate(RUN_PATH)), service);
        serve(get(urlPathEqualTo(RUNS_PATH)), service);
        serve(post(urlPathEqualTo(RUNS_PATH)), service);
        serve(post(urlPathEqualTo(CREATE_DATASET_PATH)), datasets);
        serve(post(urlPathEqualTo(CREATE_DATASET_FROM_ZIP_PATH)), datasets);
        serve(get(urlPathTemplate(DATASET_PATH)), datasets);
    }

    /** Stops the service. Idempotent. */
    @Override
    public void close() {
        service.reset();
        server.stop();
    }

    private void serve(MappingBuilder requests, ResponseDefinitionTransformerV2 answers) {
        server.stubFor(requests.atPriority(LOWEST_PRIORITY)
                .withName(answers.getName())
                .willReturn(aResponse().withTransformers(answers.getName())));
    }

    final void startServer() {
        if (!server.isRunning()) {
            server.start();
            reset();
        }
    }
}
