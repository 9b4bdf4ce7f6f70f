package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void read_aliasesOfAliases_areRefusedAtOnce() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            String below = "*a" + (i - 1);
            text.append("a%s: &a%s [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(9, below))));
        }

        assertThatThrownBy(() -> Yaml.read(text.toString(), "page.md"))
                .isInstanceOf(ContractException.class)
                .hasMessage("page.md is not well-formed YAML: with its aliases it has more than 500000 values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "[a, "})
    void read_deepNesting_isRefused(String open) {
        assertThatThrownBy(() -> Yaml.read(open.repeat(500), "page.md"))
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("page.md is not well-formed YAML: ");
    }

    @Test
    void read_textThatIsTooLong_isRefused() {
        assertThatThrownBy(() -> Yaml.read("a: " + "x".repeat(Limits.BYTES), "page.md"))
                .hasMessage("page.md has 10000003 characters; at most 10000000 are taken");
    }

    @Test
    void read_nameThatIsTooLong_isRefused() {
        assertThatThrownBy(() -> Yaml.read("x".repeat(201) + ": 1", "page.md"))
                .hasMessage("page.md is not well-formed YAML: a name has 201 characters; at most 200 are taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": \"\\ud83d\"}", "{\"\\ude00\": 1}"})
    void read_halfACharacter_isRefused(String text) {
        assertThatThrownBy(() -> Yaml.read(text, "page.md"))
                .hasMessage("page.md is not well-formed YAML: a text holds half a character (an unpaired surrogate)");
    }

    @Test
    void read_keysThatAreOneInJson_areRefused() {
        assertThatThrownBy(() -> Yaml.read("{200: a, '200': b}", "page.md"))
                .hasMessage("page.md is not well-formed YAML: found duplicate key 200");
    }

    @Test
    void read_textAfterTheJson_isNotLost() {
        assertThatThrownBy(() -> Yaml.read("{\"a\": 1} {\"b\": 2}", "page.md")).isInstanceOf(ContractException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\nb", "\u001b[31m", "\u202e", "a: b # c", "\\", "é"})
    void quoted_text_isReadBack(String text) {
        assertThat(Yaml.quoted(text)).matches("[ -~]+");
        assertThat(Yaml.read("a: " + Yaml.quoted(text), "x").path("a").asText()).isEqualTo(text);
    }
}
