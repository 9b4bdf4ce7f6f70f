package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Says in OpenAPI 3.0 what a single schema says in 3.1, and names a type that goes without saying. */
final class Lowering {
    private Lowering() {}

    static void lower(ObjectNode schema) {
        if (schema.has("const")) {
            schema.putArray("enum").add(schema.remove("const"));
        }
        bound(schema, "exclusiveMinimum", "minimum");
        bound(schema, "exclusiveMaximum", "maximum");
        if (schema.has("contentMediaType")) {
            schema.remove("contentMediaType");
            schema.put("format", "binary");
        }
        Set<String> types = new TreeSet<>();
        JsonNode type = schema.path("type");
        (type.isTextual() ? schema.arrayNode().add(type) : type).forEach(one -> types.add(one.asText()));
        values(schema, types);
        if (types.remove("null")) {
            schema.put("nullable", true);
        }
        if (types.contains("number")) {
            types.remove("integer");
        }
        schema.remove("type");
        if (types.size() == 1) {
            schema.put("type", types.iterator().next());
        } else { // several types are any
            schema.remove(List.of("properties", "items", "additionalProperties"));
        }
    }

    private static void bound(ObjectNode schema, String exclusive, String inclusive) {
        if (schema.path(exclusive).isNumber()) {
            schema.set(inclusive, schema.get(exclusive));
            schema.put(exclusive, true);
        }
    }

    /** Takes null out of the values, and their types for the schema's where it states none. */
    private static void values(ObjectNode schema, Set<String> types) {
        boolean stated = !types.isEmpty();
        if (schema.get("enum") instanceof ArrayNode values) {
            ArrayNode kept = schema.arrayNode();
            for (JsonNode value : values) {
                if (value.isNull()) {
                    types.add("null");
                } else {
                    kept.add(value);
                    if (!stated) {
                        types.add(value.isTextual() ? "string" : value.isBoolean() ? "boolean" : "number");
                    }
                }
            }
            schema.remove("enum");
            if (!kept.isEmpty()) {
                schema.set("enum", kept);
            }
        } else if (!stated
                && (schema.has("properties")
                        || schema.path("additionalProperties").isObject())) {
            types.add("object");
        } else if (!stated && schema.has("items")) {
            types.add("array");
        }
    }

    /** Says whether a schema allows nothing but null. */
    static boolean isNull(JsonNode schema) {
        JsonNode values = schema.path("enum");
        return schema.path("type").asText().equals("null")
                || schema.path("const").isNull()
                || (values.size() == 1 && values.get(0).isNull());
    }
}
