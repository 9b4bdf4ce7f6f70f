package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The weekly workflow runs what is generated from pages of others. */
class WorkflowTest {
    @Test
    void contractWorkflow_hasNothingThatAPageCouldUse() throws IOException {
        String text = Files.readString(Example.ROOT.resolve(".github/workflows/contract.yml"));
        JsonNode workflow = Yaml.read(text, "contract.yml");

        assertThat(text).doesNotContain("secrets.", "environment:", "cache:");
        assertThat(workflow.findValues("permissions")).containsExactly(Yaml.read("{contents: read}", "x"));
        assertThat(workflow.findValue("persist-credentials").asBoolean(true)).isFalse();
    }
}
