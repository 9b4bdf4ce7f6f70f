package ai.dataframer.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergedTest {
    private static final String HEADERS = "headers: {X-Total: {required: true, schema: {type: integer}}}";

    @Test
    void of_operation_keepsItsStatusesAndHeadersAndAddsNone() {
        String created = Example.contract().replace("'200':", "'201':\n          " + HEADERS);
        var operation = Example.operations(created).values().iterator().next();

        ObjectNode document = Merged.of(Example.operations(created).values());

        JsonNode responses = document.findValue("responses");
        assertThat(responses.properties()).extracting(Map.Entry::getKey).containsExactly("201", "401", "404");
        assertThat(responses.at("/201/content")).isEqualTo(operation.node().at("/responses/201/content"));
        assertThat(responses.at("/201/headers/X-Total/required").asBoolean()).isTrue();
        assertThat(document.findValue("operationId")).isNull();
        assertThat(operation.operationId()).isNotEmpty();
    }
}
