package ai.dataframer.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import ai.dataframer.client.testing.DataframerStubs;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.List;

/** A service that differs from its documents in ten ways, and has personal data in every place. */
final class OddService implements AutoCloseable {
    static final String KEY = "key-of-jane";

    private static final String DATASET_ID = "5f2c54ae-0b3e-4b8a-9d3b-0c1d8f6f7a11";
    private static final String RUN_ID = "8a7a9d6e-6a55-4d0e-8a4d-9a2f4b7c1d22";

    static final List<String> PERSONAL = List.of(
            KEY, DATASET_ID, RUN_ID, DATASET_ID.replace("-", ""), "Jane", "JANE", "jane", "Roe", "tickets", "2026");

    static final List<String> DIFFERENCES = List.of(
            "GET /api/dataframer/anonymization-runs/ 200, /*/pii_types: string instead of array",
            "GET /api/dataframer/anonymization-runs/ 403, status: not in the document",
            "GET /api/dataframer/anonymization-runs/{run_id}/ 200, /results/entities_found/*/score: null instead of integer or number",
            "GET /api/dataframer/anonymization-runs/{run_id}/ 200, /status: a value that the document does not list",
            "GET /api/dataframer/anonymization-runs/{run_id}/ 400, status: not in the document",
            "GET /api/dataframer/seed-datasets/{dataset_id}/ 200, /created_by_email: not in the format email",
            "GET /api/dataframer/seed-datasets/{dataset_id}/ 200, /files/*/size_bytes: string instead of integer",
            "POST /api/dataframer/anonymization-runs/ 200, status: not in the document",
            "POST /api/dataframer/seed-datasets/create/ 201, /dataset_type: a value that the document does not list",
            "POST /api/dataframer/seed-datasets/create/ 201, header Content-Type: missing",
            // what two of them do to the client
            "GET /api/dataframer/anonymization-runs/ 200, body: this client cannot read it",
            "GET /api/dataframer/seed-datasets/{dataset_id}/ 200, body: this client cannot read it");

    private static final String RUN = """
            {"id": "%s", "dataset_id": "%s", "dataset_name": "Jane Roe", "created_at": "2026-11-27T10:00:00Z",
             "created_by_email": "jane@example.com", %s}""";

    private static final String DATASET = """
            {"id": "%s", "name": "Jane Roe", "created_at": "2026-11-27T10:00:00Z",
             "files": [{"path": "tickets.csv"%s}], %s}""";

    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

    OddService() {
        server.start();
        server.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().withStatus(403))); // for a wrong key
        answer(
                get(urlEqualTo(DataframerStubs.RUNS_PATH)),
                json(200, "[" + run("\"status\": \"SUCCEEDED\", \"pii_types\": \"Jane\"") + "]"));
        answer(
                post(urlEqualTo(DataframerStubs.CREATE_DATASET_PATH)),
                aResponse().withStatus(201).withBody(dataset("", "\"dataset_type\": \"JANES_FILE\"")));
        answer(
                get(urlEqualTo(DataframerStubs.DATASET_PATH.replace("{dataset_id}", DATASET_ID))),
                json(200, dataset(", \"size_bytes\": \"2026\"", "\"created_by_email\": \"Jane\"")));
        answer(post(urlEqualTo(DataframerStubs.RUNS_PATH)), json(200, run("\"status\": \"PENDING\"")));
        answer(
                get(urlEqualTo(DataframerStubs.RUN_PATH.replace("{run_id}", RUN_ID))),
                json(200, run("""
                        "status": "ARCHIVED", "completed_at": "2026-11-27T10:00:00Z", "region": "Jane",
                        "Jane Roe": 1, "k%s": 2,
                        "results": {"entity_summary": {"Jane": 1, "jane@example.com": 2}, "cost": {"Jane": 1},
                                    "entities_found": [{"label": "Jane", "score": 1}, {"label": "Jane", "score": null}]}
                        """.formatted(DATASET_ID.replace("-", ""))))
                        .withHeader("X-Region", "Jane")
                        .withHeader("X-Request-Id", "Jane"));
        server.stubFor(get(urlMatching(DataframerStubs.RUN_PATH.replace("{run_id}", "[^/]+")))
                .withHeader("Authorization", equalTo("Bearer " + KEY))
                .atPriority(5)
                .willReturn(aResponse().withStatus(400).withBody("<p>Jane").withHeader("Content-Type", "text/html")));
        server.stubFor(get(urlMatching(DataframerStubs.DATASET_PATH.replace("{dataset_id}", "[^/]+")))
                .withHeader("Authorization", equalTo("Bearer " + KEY))
                .atPriority(5)
                .willReturn(json(404, "{\"detail\": \"no dataset of Jane\", \"jane@example.com\": 1}")));
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    private void answer(MappingBuilder request, ResponseDefinitionBuilder answer) {
        server.stubFor(request.withHeader("Authorization", equalTo("Bearer " + KEY))
                .atPriority(1)
                .willReturn(answer));
    }

    private static ResponseDefinitionBuilder json(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    private static String run(String more) {
        return RUN.formatted(RUN_ID, DATASET_ID, more);
    }

    private static String dataset(String ofTheFile, String more) {
        return DATASET.formatted(DATASET_ID, ofTheFile, more);
    }

    @Override
    public void close() {
        server.stop();
    }
}
