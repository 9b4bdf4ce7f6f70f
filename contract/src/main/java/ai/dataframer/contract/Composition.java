package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BinaryOperator;

/** Makes one schema of two. */
final class Composition {
    private Composition() {}

    /** Returns what keeps to both, as {@code allOf} has it; what they say differently is as in {@code first}. */
    static ObjectNode both(ObjectNode first, ObjectNode second) {
        ObjectNode result = first.deepCopy();
        second.properties().forEach(entry -> {
            String keyword = entry.getKey();
            JsonNode there = result.path(keyword);
            JsonNode value = entry.getValue();
            if (there.isMissingNode() || keyword.equals("nullable")) {
                result.set(keyword, value);
            } else if (keyword.equals("properties")) {
                value.properties()
                        .forEach(property -> ((ObjectNode) there)
                                .set(
                                        property.getKey(),
                                        there.has(property.getKey())
                                                ? both((ObjectNode) there.get(property.getKey()), (ObjectNode)
                                                        property.getValue())
                                                : property.getValue()));
            } else if (keyword.equals("items")) {
                result.set(keyword, both((ObjectNode) there, (ObjectNode) value));
            } else if (keyword.equals("required")) {
                result.set(keyword, array(result, union(there, value)));
            } else if (keyword.equals("enum")) {
                result.set(keyword, array(result, common(there, value)));
            } else if (keyword.equals("type") && value.asText().equals("integer")) {
                result.set(keyword, there.asText().equals("number") ? value : there);
            }
        });
        return result;
    }

    /**
     * Returns what keeps to one of the two, as {@code anyOf} has it.
     *
     * @param conflict what to return of two schemas whose types differ
     */
    static ObjectNode either(ObjectNode first, ObjectNode second, BinaryOperator<ObjectNode> conflict) {
        ObjectNode result = first.objectNode();
        if (first.path("nullable").asBoolean() || second.path("nullable").asBoolean()) {
            result.put("nullable", true);
        }
        String type = type(first, second);
        if (type.isEmpty()) {
            return (ObjectNode) conflict.apply(first, second).deepCopy().setAll(result);
        }
        result.put("type", type);
        first.properties().forEach(entry -> {
            if (entry.getValue().equals(second.get(entry.getKey()))) {
                result.set(entry.getKey(), entry.getValue().deepCopy());
            }
        });
        if (first.has("enum") && second.has("enum")) {
            result.set("enum", array(result, union(first.get("enum"), second.get("enum"))));
        }
        if (type.equals("object")) {
            properties(first, second, result, conflict);
        } else if (type.equals("array")) {
            result.set("items", either(object(first.path("items")), object(second.path("items")), conflict));
        }
        return result;
    }

    private static void properties(
            ObjectNode first, ObjectNode second, ObjectNode result, BinaryOperator<ObjectNode> conflict) {
        if (!first.has("properties") || !second.has("properties")) { // one of them is a map of anything
            result.put("additionalProperties", true);
        }
        ObjectNode all = result.putObject("properties");
        all.setAll(object(first.path("properties")));
        second.path("properties").properties().forEach(property -> {
            ObjectNode schema = object(property.getValue());
            JsonNode there = all.get(property.getKey());
            all.set(property.getKey(), there == null ? schema : either(object(there), schema, conflict));
        });
        result.set("required", array(result, common(first.path("required"), second.path("required"))));
        if (result.get("required").isEmpty()) {
            result.remove("required");
        }
        if (all.isEmpty()) {
            result.remove("properties");
        }
    }

    /** Returns the type that both have, or nothing. */
    private static String type(JsonNode first, JsonNode second) {
        String one = first.path("type").asText();
        String other = second.path("type").asText();
        if (one.equals(other)) {
            return one;
        }
        return Set.of(one, other).equals(Set.of("integer", "number")) ? "number" : "";
    }

    private static ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode array(ObjectNode factory, Set<JsonNode> values) {
        return factory.arrayNode().addAll(values);
    }

    private static Set<JsonNode> union(JsonNode first, JsonNode second) {
        Set<JsonNode> all = new LinkedHashSet<>();
        first.forEach(all::add);
        second.forEach(all::add);
        return all;
    }

    private static Set<JsonNode> common(JsonNode first, JsonNode second) {
        Set<JsonNode> both = union(first, first);
        both.retainAll(union(second, second));
        return both;
    }
}
