package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {a: &x {b: 1}, c: *x}       | {"a":{"b":1},"c":{"b":1}}
            {a: &x {b: 1}, c: {<<: *x}} | {"a":{"b":1},"c":{"b":1}}
            {200: x, '404': y}          | {"200":"x","404":"y"}
            {a: 2026-11-24, b: yes}     | {"a":"2026-11-24","b":"yes"}
            {a: 1:30, b: 0x1F, c: 010}  | {"a":"1:30","b":"0x1F","c":"010"}
            {a: 1.5, b: -2, c: 1e3}     | {"a":1.5,"b":-2,"c":1000.0}
            {a: 3.1.0, b: .5, c: 1_000} | {"a":"3.1.0","b":0.5,"c":"1_000"}
            {a: true, b: False, c: ~}   | {"a":true,"b":false,"c":null}
            {a: , b: ''}                | {"a":null,"b":""}
            """)
    void read_yaml_isTheTree(String yaml, String json) {
        assertThat(Yaml.read(yaml, "x")).hasToString(json);
    }

    @Test
    void read_json_mayBeIndentedWithTabs() {
        assertThat(Yaml.read("{\n\t\"a\": \"\\u00fc\\n\"\n}\n", "x").path("a").asText())
                .isEqualTo("ü\n");
    }

    @Test
    void read_veryLongText_isTaken() {
        String text = "x".repeat(500_000);

        assertThat(Yaml.read("a: " + text, "x").path("a").asText()).isEqualTo(text);
    }

    @Test
    void read_keyTwice_saysWhichAndWhere() {
        assertThatThrownBy(() -> Yaml.read("a: 1\nb: 2\na: 3\n", "page.md"))
                .isInstanceOf(ContractException.class)
                .hasMessage("page.md is not well-formed YAML: line 3: found duplicate key a");
    }

    @Test
    void read_anchorWithinItself_isRefused() {
        assertThatThrownBy(() -> Yaml.read("a: &x {b: *x}\n", "page.md"))
                .isInstanceOf(ContractException.class)
                .hasMessage("page.md is not well-formed YAML: an anchor holds itself, or the nesting is too deep");
    }
}
