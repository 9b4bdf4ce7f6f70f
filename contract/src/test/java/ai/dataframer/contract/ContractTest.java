package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
