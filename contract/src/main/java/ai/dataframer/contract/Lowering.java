package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;

/** Says in OpenAPI 3.0 what a contract says in 3.1, for openapi-diff takes every schema of the two for different. */
final class Lowering {
    private Lowering() {}

    static OpenAPI model(Contract contract) {
        if (contract.model().getOpenapi().startsWith("3.0")) {
            return contract.model();
        }
        ObjectNode root = (ObjectNode) contract.tree();
        root.put("openapi", "3.0.3");
        root.remove(List.of("jsonSchemaDialect", "webhooks"));
        lower(root);
        return Contract.model(root.toString());
    }

    private static void lower(JsonNode node) {
        if (node instanceof ObjectNode schema) {
            if (schema.get("type") instanceof ArrayNode types && removeNull(types, schema) && types.size() == 1) {
                schema.set("type", types.get(0));
            }
            alternatives(schema, "anyOf");
            alternatives(schema, "oneOf");
        }
        node.forEach(Lowering::lower);
    }

    private static void alternatives(ObjectNode schema, String keyword) {
        if (schema.get(keyword) instanceof ArrayNode choices
                && removeNull(choices, schema)
                && choices.size() == 1
                && choices.get(0) instanceof ObjectNode only) {
            schema.remove(keyword);
            schema.setAll(only);
        }
    }

    /** Takes null out of the types or schemas, marks {@code schema} as nullable instead, and says whether it did. */
    private static boolean removeNull(ArrayNode choices, ObjectNode schema) {
        for (int i = 0; i < choices.size(); i++) {
            JsonNode choice = choices.get(i);
            if (choice.asText().equals("null") || choice.path("type").asText().equals("null")) {
                choices.remove(i);
                schema.put("nullable", true);
                return true;
            }
        }
        return false;
    }
}
