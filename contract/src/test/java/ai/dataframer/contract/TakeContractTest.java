package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeContractTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void commit() throws IOException {
        Example.layOut(folder, Example.contract());
    }

    @Test
    void take_theSameOnAPage_changesNothing() throws IOException {
        assertThat(take("# Page\n\n````yaml GET /x\n" + Example.contract() + "````\n"))
                .isTrue();

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("No change");
        assertThat(committed()).isEqualTo(Example.contract());
    }

    @Test
    void take_newPropertyAndStatus_saysSoAndReplacesTheContract() throws IOException {
        String newer = Example.with("            - FAILED", "            - FAILED\n            - CANCELLED")
                .replace("        pii_types:", "        region:\n          type: string\n        pii_types:");

        assertThat(take("````yaml\n" + newer + "````\n")).isTrue();

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("""
                GET /api/dataframer/anonymization-runs/{run_id}/: compatible
                  response 200: region added
                  response 200: status lists CANCELLED too
                """.replace("\n", System.lineSeparator()));
        assertThat(committed()).isEqualTo(newer);
    }

    @Test
    void take_otherTextOfTheSameOperations_saysSo() throws IOException {
        assertThat(take(Example.with("version: 0.1.0", "version: 0.2.0"))).isTrue();

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("The text has changed, no operation has.");
        assertThat(committed()).contains("version: 0.2.0");
    }

    @Test
    void take_breakingChange_replacesTheContractAndSaysWhatToDo() throws IOException {
        assertThat(take(Example.with("        pii_types:", "        types:"))).isFalse();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        "breaking: response 200: pii_types removed",
                        "To do by hand",
                        "openapi/acknowledged-breaks.yaml",
                        "git checkout");
        assertThat(committed()).contains("        types:");
    }

    @Test
    void take_badInput_changesNothing() throws IOException {
        assertThatThrownBy(
                        () -> take(Example.with("#/components/schemas/AnonymizationRun'", "#/components/schemas/Run'")))
                .isInstanceOf(ContractException.class);

        assertThat(committed()).isEqualTo(Example.contract());
    }

    @Test
    void take_nothing_saysHowToCallIt() {
        assertThatThrownBy(() -> new TakeContract(folder, System.out).take(""))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("-Dfrom=PATH");
    }

    private boolean take(String document) throws IOException {
        Path file = Files.writeString(folder.resolve("new.md"), document);
        return new TakeContract(folder, new PrintStream(printed, true, StandardCharsets.UTF_8)).take(file.toString());
    }

    private String committed() throws IOException {
        return Files.readString(folder.resolve("openapi/dataframer.yaml"));
    }
}
