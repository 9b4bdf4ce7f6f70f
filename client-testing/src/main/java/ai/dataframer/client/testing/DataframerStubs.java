package ai.dataframer.client.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Stands in for the DataFramer service on a free port of the loopback interface.
 *
 * <p>A run that was {@linkplain #stub stubbed}, or {@linkplain #onCreate created}, answers by its script, and stands in
 * the list. Any other run id is answered with 404, a request without a bearer key with 401; any key will do. Close it to free the port; in JUnit tests let
 * {@link DataframerExtension} do that.
 *
 * <pre>{@code
 * try (DataframerStubs dataframer = DataframerStubs.start()) {
 *     dataframer.stub(StubRun.of(runId).pending(1).processing(3).succeeded());
 *     ...
 * }
 * }</pre>
 *
 * <p>Thread-safe. Scripts don't disturb each other, and each answer of a script is given once however many threads ask.
 */
public class DataframerStubs implements AutoCloseable {

    /** The path of the runs, where a run is created. */
    public static final String RUNS_PATH = "/api/dataframer/anonymization-runs/";

    /** The path of a run, as WireMock's {@code urlPathTemplate} takes it. */
    public static final String RUN_PATH = RUNS_PATH + "{run_id}/";

    private static final int LOWEST_PRIORITY = Integer.MAX_VALUE;

    private final RunScripts scripts = new RunScripts();
    private final CreateScript creates = new CreateScript(scripts);
    private final ListScript lists = new ListScript(scripts);
    private final StubService service = new StubService(scripts, creates, lists);
    private final WireMockServer server;

    DataframerStubs(Consumer<? super WireMockConfiguration> settings) {
        WireMockConfiguration configuration = WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .containerThreads(128)
                .maxRequestJournalEntries(1000)
                .extensions(service);
        settings.accept(configuration);
        server = new WireMockServer(configuration);
        startServer();
    }

    /** Starts the stub service. */
    public static DataframerStubs start() {
        return start(settings -> {});
    }

    /**
     * Starts the stub service with other WireMock settings.
     *
     * @param settings changes the settings made here: loopback, a free port, 128 threads, a journal of 1,000 requests
     *     and their answers (for bodies of many megabytes, {@code disableRequestJournal()})
     */
    public static DataframerStubs start(Consumer<? super WireMockConfiguration> settings) {
        return new DataframerStubs(settings);
    }

    /** Answers requests for this run by its script from now on, from the script's beginning. */
    public final DataframerStubs stub(StubRun run) {
        scripts.put(run);
        return this;
    }

    /**
     * Answers the next create with this run, {@code PENDING} and of the data set that was asked for; from then on requests for the run
     * are answered by its script. Each call is good for one create, in order; a create that none is left for is answered with 400.
     */
    public final DataframerStubs onCreate(StubRun run) {
        creates.add(run);
        return this;
    }

    /** Answers the next create with this answer, which creates no run. */
    public final DataframerStubs onCreate(StubAnswer answer) {
        creates.add(answer);
        return this;
    }

    /** Returns how many creates have arrived since the start or the last reset, whatever the answer. */
    public final int createRequests() {
        return creates.requests();
    }

    /** Answers the next list with this answer, instead of with the runs that there are. */
    public final DataframerStubs onList(StubAnswer answer) {
        lists.add(answer);
        return this;
    }

    /**
     * Returns the address to give to a client, such as {@code http://127.0.0.1:40123}.
     *
     * @throws IllegalStateException if the service is closed
     */
    public final String baseUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Returns how many requests for this run have arrived since the start or the last reset, whatever the answer. */
    public final int requestsFor(UUID runId) {
        return scripts.requestsFor(runId.toString());
    }

    /** Same as {@link #requestsFor(UUID)}, with the id as text. */
    public final int requestsFor(String runId) {
        return requestsFor(UUID.fromString(runId));
    }

    /** Returns the WireMock server underneath, for all else. Stubs added to it take precedence over scripts. */
    public final WireMockServer wireMock() {
        return server;
    }

    /** Forgets all scripts, counts and stubs, and ends the requests that {@linkplain StubAnswer#hang hang}. */
    public final void reset() {
        service.reset();
        server.resetAll();
        serve(get(urlPathTemplate(RUN_PATH)));
        serve(get(urlPathEqualTo(RUNS_PATH)));
        serve(post(urlPathEqualTo(RUNS_PATH)));
    }

    /** Stops the service. Does nothing if it is stopped already. */
    @Override
    public void close() {
        service.reset();
        server.stop();
    }

    private void serve(MappingBuilder requests) {
        server.stubFor(requests.atPriority(LOWEST_PRIORITY)
                .withName("DataFramer runs")
                .willReturn(aResponse().withTransformers(service.getName())));
    }

    final void startServer() {
        if (!server.isRunning()) {
            server.start();
            reset();
        }
    }
}
