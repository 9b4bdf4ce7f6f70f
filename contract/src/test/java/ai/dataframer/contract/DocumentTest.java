package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTest {
    private static final String CONTRACT = "openapi: 3.0.0\ninfo:\n  description: |\n    ```\n    x\n    ```\n";

    @TempDir
    Path folder;

    @Test
    void contractIn_contract_isTheWholeFile() throws IOException {
        assertThat(Document.contractIn(file("# a comment\n" + CONTRACT))).isEqualTo("# a comment\n" + CONTRACT);
    }

    @Test
    void contractIn_jsonContract_isTheWholeFile() throws IOException {
        assertThat(Document.contractIn(file("{\n  \"openapi\": \"3.0.0\"\n}\n")))
                .startsWith("{\n  \"openapi\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"````yaml GET /runs/", "````yaml", "````", "~~~~ yaml"})
    void contractIn_page_isTheFencedBlock(String fence) throws IOException {
        String page = "# Get a run\n\n```json\n{\"status\": \"PENDING\"}\n```\n\n" + fence + "\n" + CONTRACT
                + fence.substring(0, 4) + "\n\n```yaml\nstatus: PENDING\n```\n";

        assertThat(Document.contractIn(file(page))).isEqualTo(CONTRACT);
    }

    @Test
    void contractIn_pageWithIndentedBlock_isTakenOutOfItsIndentation() throws IOException {
        assertThat(Document.contractIn(file("<Tab>\n  ````yaml\n" + CONTRACT.indent(2) + "  ````\n</Tab>\n")))
                .isEqualTo(CONTRACT);
    }

    @Test
    void contractIn_windowsLineEnds_areKept() throws IOException {
        assertThat(Document.contractIn(file("text\r\n````yaml\r\nopenapi: 3.0.0\r\n````\r\n")))
                .isEqualTo("openapi: 3.0.0\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# Changelog\n",
                "```json\n{\"status\": \"PENDING\"}\n```\n",
                "```yaml\nstatus: PENDING\n```\n"
            })
    void contractIn_noContract_saysSo(String text) throws IOException {
        assertThatThrownBy(() -> Document.contractIn(file(text)))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("page.md holds no OpenAPI document");
    }

    @Test
    void contractIn_twoContracts_saysSo() throws IOException {
        String block = "````yaml\n" + CONTRACT + "````\n";

        assertThatThrownBy(() -> Document.contractIn(file(block + block)))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("holds 2 OpenAPI documents");
    }

    @Test
    void contractIn_pageThatEndsWithinTheBlock_saysSo() throws IOException {
        assertThatThrownBy(() -> Document.contractIn(file("````yaml\n" + CONTRACT)))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void contractIn_fileThatCannotBeRead_saysWhy() throws IOException {
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> Document.contractIn(binary)).hasMessage(binary + " is not UTF-8 text");
        assertThatThrownBy(() -> Document.contractIn(folder.resolve("none")))
                .hasMessage("there is no file " + folder.resolve("none"));
        assertThatThrownBy(() -> Document.contractIn(folder)).hasMessage(folder + " cannot be read: it is a folder");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("page.md"), text);
    }
}
