package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTest {
    private static final String RUN = "#/components/schemas/AnonymizationRun'";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '#/components/schemas/Run'''     | leads nowhere
            'other.yaml#/Run'''              | leads nowhere
            'https://example.com/run.yaml''' | leads nowhere
            """)
    void parse_referenceThatDoesNotResolve_namesItAndItsPlace(String reference, String problem) {
        assertThatThrownBy(() -> Contract.parse(Example.with(RUN, reference), "new.yaml"))
                .isInstanceOf(ContractException.class)
                .hasMessageContainingAll("new.yaml", reference.replace("'", ""), "/responses/200/", problem);
    }

    @Test
    void parse_operationIdTwice_isRefused() {
        String path = "  /api/dataframer/anonymization-runs/{run_id}/:\n";
        String contract = Example.contract();
        String operation = contract.substring(contract.indexOf(path), contract.indexOf("components:"));

        assertThatThrownBy(() -> Contract.parse(
                        contract.replace("components:", operation.replace("/api/", "/v2/") + "components:"),
                        "new.yaml"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("operationId is repeated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"swagger: '2.0'", "openapi: 2.0", "just text", "[1, 2]", ""})
    void parse_somethingElse_isRefused(String text) {
        assertThatThrownBy(() -> Contract.parse(text, "new.yaml"))
                .isInstanceOf(ContractException.class)
                .hasMessage("new.yaml is not OpenAPI 3: it has no line \"openapi: 3...\"");
    }

    @Test
    void parse_openApiWithoutPaths_isRefused() {
        assertThatThrownBy(() -> Contract.parse("openapi: 3.0.0\ninfo: {title: x, version: '1'}", "new.yaml"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("paths is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openapi: 3.0.0\n info: x",
                "openapi: 3.0.0\nopenapi: 3.0.0",
                "openapi: \"3.0.0",
                "openapi: 3.0.0\n\tinfo: x"
            })
    void parse_malformedYaml_saysWhereInOneLine(String text) {
        assertThatThrownBy(() -> Contract.parse(text, "new.yaml"))
                .isInstanceOf(ContractException.class)
                .message()
                .matches("new\\.yaml is not well-formed YAML: (line \\d+: )?\\S.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0.3", "3.1.0", "3.1.1"})
    void parse_otherVersionOfOpenApi3_isTaken(String version) {
        Contract contract = Contract.parse(Example.with("openapi: 3.0.0", "openapi: " + version), "new.yaml");

        assertThat(contract.root().path("openapi").asText()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0.0", "3.1.0"})
    void parse_addressesInADocument_areNotFetched(String version) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://localhost:" + server.getAddress().getPort() + "/x.yaml";
            String schema = "{discriminator: {propertyName: kind, mapping: {cat: 'ADDRESS', dog: 'ADDRESS#/Dog'}},"
                    + " externalDocs: {url: 'ADDRESS'}, example: {externalValue: 'ADDRESS'}, type: object,"
                    + " properties: {kind: {type: string, default: 'ADDRESS'}}}";
            String page = Example.answering("GET /x/", schema.replace("ADDRESS", address))
                    .replace("openapi: 3.0.0", "openapi: " + version);

            Contract contract = Contract.parse(page, "new.yaml");
            Comparison.of(Example.operations(page), Example.operations(page));

            assertThat(Operations.in(contract)).hasSize(1);
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#/%zz", "#/a~2b", "#x", "http://localhost:1/x#/y", "file:///etc/passwd"})
    void parse_referenceOfAnyForm_isRefused(String reference) {
        assertThatThrownBy(() -> Contract.parse(Example.with(RUN, reference + "'"), "new.yaml"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("leads nowhere within the document");
    }

    @Test
    void operations_schemasThatReferToEachOther_areRefusedAtOnce() {
        StringBuilder schemas = new StringBuilder("components:\n  schemas:\n");
        for (int i = 0; i < 8; i++) {
            schemas.append("    S%s: {type: object, properties: {".formatted(i));
            for (int j = 0; j < 8; j++) {
                schemas.append("p%s: {$ref: '#/components/schemas/S%s'}, ".formatted(j, j));
            }
            schemas.append("}}\n");
        }
        Contract contract =
                Contract.parse(Example.answering("GET /x/", "{$ref: '#/components/schemas/S0'}") + schemas, "new.yaml");

        assertThatThrownBy(() -> Operations.in(contract))
                .hasMessage("new.yaml has more than 20000 schemas, counted wherever a $ref leads to them");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//example.com/",
                "/a//b/",
                "/../a/",
                "/a/..",
                "/a?b",
                "/a b/",
                "/http:/x",
                "/%2e%2e/",
                "/a\\b",
                "/{a",
                "/{a:b}",
                "/{a#b}",
                "/"
            })
    void operations_pathThatLeadsElsewhere_isRefused(String path) {
        String page = "{openapi: 3.0.0, info: {title: x, version: '1'}, paths: {'" + path
                + "': {get: {parameters: [{name: 'a:b', in: path, required: true, schema: {}}, {name: 'a#b', in: path, required: true, schema: {}}], responses: {'204': {description: x}}}}}}";

        assertThatThrownBy(() -> Operations.in(Contract.parse(page, "new.yaml")))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("new.yaml: the path " + path + " is not supported: ");
    }
}
