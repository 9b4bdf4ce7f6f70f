package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Writes the document that tests hold requests and answers to. A request keeps to today's contract. An answer keeps to
 * today's or promises no more than one of a release did: services have answered so, and the client reads it.
 */
final class Wire {
    private final Merged merged = new Merged("wire");

    Wire(Collection<Operation> today, List<Map<Endpoint, Operation>> released) {
        for (Operation operation : today) {
            ObjectNode node = operation.node().deepCopy();
            anySuccess((ObjectNode) node.get("responses"));
            released.stream()
                    .map(release -> release.get(operation.endpoint()))
                    .filter(java.util.Objects::nonNull)
                    .forEach(older -> loosen(
                            (ObjectNode) node.get("responses"), older.node().get("responses")));
            merged.add(new Operation(operation.endpoint(), operation.contract(), node, "", ""));
        }
    }

    ObjectNode document() {
        return merged.document();
    }

    /** The client takes any 2xx, so a stub may answer with any that has a body. */
    private static void anySuccess(ObjectNode responses) {
        responses.properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .findFirst()
                .map(Map.Entry::getValue)
                .ifPresent(success -> List.of("200", "201", "202").stream()
                        .filter(status -> !responses.has(status))
                        .forEach(status -> responses.set(status, success.deepCopy())));
    }

    private static void loosen(ObjectNode today, JsonNode released) {
        released.properties().forEach(response -> {
            JsonNode there = today.get(response.getKey());
            if (there == null) {
                today.set(response.getKey(), response.getValue());
                return;
            }
            JsonNode older = response.getValue().path("content");
            if (older.isEmpty()) {
                ((ObjectNode) there).remove("content"); // nothing was said of the body
            } else if (there.path("content") instanceof ObjectNode content) {
                older.properties().forEach(type -> content.set(type.getKey(), either(content, type)));
            }
        });
    }

    private static JsonNode either(ObjectNode today, Map.Entry<String, JsonNode> older) {
        if (!(today.get(older.getKey()) instanceof ObjectNode now)) {
            return older.getValue();
        }
        ObjectNode schema = Composition.either(
                (ObjectNode) now.get("schema"), (ObjectNode) older.getValue().get("schema"), (newer, old) -> newer);
        return now.deepCopy().set("schema", schema);
    }
}
