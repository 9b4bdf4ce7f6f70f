package ai.dataframer.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Values that a schema allows, each different from what is there by default. */
final class Samples {
    private Samples() {}

    /** @param text of every text in it */
    static JsonElement of(JsonNode schema, String text) {
        return switch (schema.path("type").asText()) {
            case "integer" -> new JsonPrimitive(3_000_000_000L);
            case "number" -> new JsonPrimitive(0.25);
            case "boolean" -> new JsonPrimitive(true);
            case "array" -> {
                JsonArray list = new JsonArray();
                list.add(of(schema.path("items"), text));
                list.add(of(schema.path("items"), text + "2"));
                yield list;
            }
            case "object" -> {
                JsonObject object = new JsonObject();
                schema.path("properties")
                        .properties()
                        .forEach(property -> object.add(property.getKey(), of(property.getValue(), text)));
                if (object.size() == 0) {
                    object.add("any key", of(schema.path("additionalProperties"), text));
                }
                yield object;
            }
            default -> new JsonPrimitive(text);
        };
    }
}
