package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
    private static final String CONTRACT = "openapi: 3.0.0\ninfo:\n  description: |\n    ```\n    x\n    ```\n";

    @TempDir
    Path folder;

    @Test
    void contractsIn_contract_isTheWholeFile() {
        assertThat(contractIn("# a comment\n" + CONTRACT)).isEqualTo("# a comment\n" + CONTRACT);
    }

    @Test
    void contractsIn_jsonContract_isTheWholeFile() {
        assertThat(contractIn("{\n  \"openapi\": \"3.0.0\"\n}\n")).startsWith("{\n  \"openapi\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"````yaml GET /runs/", "````yaml", "````", "~~~~ yaml"})
    void contractsIn_page_isTheFencedBlock(String fence) {
        String page = "# Get a run\n\n```json\n{\"status\": \"PENDING\"}\n```\n\n" + fence + "\n" + CONTRACT
                + fence.substring(0, 4) + "\n\n```yaml\nstatus: PENDING\n```\n";

        assertThat(contractIn(page)).isEqualTo(CONTRACT);
    }

    @Test
    void contractsIn_pageWithIndentedBlock_isTakenOutOfItsIndentation() {
        assertThat(contractIn("<Tab>\n  ````yaml\n" + CONTRACT.indent(2) + "  ````\n</Tab>\n"))
                .isEqualTo(CONTRACT);
    }

    @Test
    void contractsIn_windowsLineEnds_areKept() {
        assertThat(contractIn("text\r\n````yaml\r\nopenapi: 3.0.0\r\n````\r\n")).isEqualTo("openapi: 3.0.0\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# Changelog\n",
                "```json\n{\"status\": \"PENDING\"}\n```\n",
                "```yaml\nstatus: PENDING\n```\n"
            })
    void contractsIn_noContract_saysSo(String text) {
        assertThatThrownBy(() -> contractIn(text))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("page.md holds no OpenAPI document");
    }

    @Test
    void contractsIn_twoContracts_areBoth() {
        String other = CONTRACT.replace("3.0.0", "3.1.0");
        String page = "````yaml\n" + CONTRACT + "````\n\n````yaml\n" + other + "````\n";

        assertThat(Document.contractsIn(page, "page.md")).containsExactly(CONTRACT, other);
    }

    @Test
    void contractsIn_pageWithJsonExamples_isTheContractAlone() {
        String page = "````yaml\n" + CONTRACT + "paths: {}\n````\n"
                + "```json\n{\"status\": \"x\", \"made\": {\"openapi\": \"3.0.0\"}}\n```\n"
                + "```json\n{\"openapi\": \"3.0.0\"}\n```\n";

        assertThat(contractIn(page)).isEqualTo(CONTRACT + "paths: {}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"dataframer\", \"scripts\": {\"openapi\": \"3.0.0\"}}",
                "{\"dependencies\": [\"openapi\"], \"openapi\": true, \"name\": \"dataframer\"}",
                "openapi: 3.0.0\ninfo: {title: another service}\n",
                "# Notes on openapi of DataFramer\n"
            })
    void isPage_somethingElse_isNone(String text) {
        assertThat(Document.isPage(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openapi: 3.0.0\ninfo: {title: DataFramer API}\n",
                "{\"info\": {\"title\": \"DataFramer API\"}, \"openapi\": \"3.0.0\", \"paths\": {",
                "# DataFramer\n````yaml\nopenapi: 3.0.0\n"
            })
    void isPage_whatClaimsToBeOne_isOneWholeOrNot(String text) {
        assertThat(Document.isPage(text)).isTrue();
    }

    @Test
    void contractsIn_pageThatEndsWithinTheBlock_saysSo() {
        assertThatThrownBy(() -> contractIn("````yaml\n" + CONTRACT))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void read_fileThatCannotBeRead_saysWhy() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> Document.read(binary)).hasMessage(binary + " is not UTF-8 text");
        assertThatThrownBy(() -> Document.read(folder.resolve("none")))
                .hasMessage("there is no file " + folder.resolve("none"));
    }

    private static String contractIn(String text) {
        List<String> contracts = Document.contractsIn(text, "page.md");
        assertThat(contracts).hasSize(1);
        return contracts.get(0);
    }
}
