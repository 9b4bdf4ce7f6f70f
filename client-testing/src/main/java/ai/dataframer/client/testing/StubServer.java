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
import java.util.function.Consumer;

/** A WireMock server and the scripts by which it answers. Thread-safe. */
final class StubServer {
    private static final int LOWEST_PRIORITY = Integer.MAX_VALUE;

    private final Scripts scripts = new Scripts();
    private final StubService service;
    private final FileService files = new FileService(scripts::awaitReset);
    private final DatasetService datasets = new DatasetService(scripts::awaitReset);
    private final WireMockServer wireMock;

    /**
     * Starts a server, which knows the scripts of all tests that run.
     *
     * @throws IllegalArgumentException if the settings leave it without an address
     */
    StubServer(Consumer<? super WireMockConfiguration> settings, List<Scripts> tests) {
        service = new StubService(scripts, tests);
        WireMockConfiguration configuration = WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .containerThreads(128)
                .maxRequestJournalEntries(1000)
                .extensions(service, files, datasets);
        settings.accept(configuration);
        if (configuration.getHttpDisabled()) {
            throw new IllegalArgumentException(
                    "httpDisabled(true) leaves the stub without an address: it is served over plain http on loopback");
        }
        wireMock = new WireMockServer(configuration);
        start();
    }

    Scripts scripts() {
        return scripts;
    }

    StubService service() {
        return service;
    }

    WireMockServer wireMock() {
        return wireMock;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + wireMock.port();
    }

    /** Starts this server, unless it runs. */
    void start() {
        if (!wireMock.isRunning()) {
            wireMock.start();
            reset();
        }
    }

    void put(StubFile file) {
        files.put(file);
        serve(get(urlPathEqualTo(file.path())), files);
    }

    void onUpload(StubAnswer answer) {
        datasets.add(answer);
    }

    List<StubUpload> uploads() {
        return datasets.uploads();
    }

    int requestsFor(String path) {
        return files.requestsFor(path);
    }

    /** Removes all scripts, counts and stubs, and ends hanging requests. */
    void reset() {
        scripts.reset();
        resetWireMock();
    }

    void resetWireMock() {
        files.reset();
        datasets.reset();
        wireMock.resetAll();
        serve(get(urlPathTemplate(DataframerStubs.RUN_PATH)), service);
        serve(get(urlPathEqualTo(DataframerStubs.RUNS_PATH)), service);
        serve(post(urlPathEqualTo(DataframerStubs.RUNS_PATH)), service);
        serve(post(urlPathEqualTo(DataframerStubs.CREATE_DATASET_PATH)), datasets);
        serve(post(urlPathEqualTo(DataframerStubs.CREATE_DATASET_FROM_ZIP_PATH)), datasets);
        serve(get(urlPathTemplate(DataframerStubs.DATASET_PATH)), datasets);
    }

    void stop() {
        scripts.reset();
        wireMock.stop();
    }

    private void serve(MappingBuilder requests, ResponseDefinitionTransformerV2 answers) {
        wireMock.stubFor(requests.atPriority(LOWEST_PRIORITY)
                .withName(answers.getName())
                .willReturn(aResponse().withTransformers(answers.getName())));
    }
}
