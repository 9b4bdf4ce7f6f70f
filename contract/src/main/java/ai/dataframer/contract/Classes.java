package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The generator's schemas, each called after its place: no more than which properties there are, and of what type. */
final class Classes {
    private final Names names;
    private final ObjectNode schemas = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> firstSeen = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    Classes(Names names) {
        this.names = names;
    }

    /** The components. */
    ObjectNode schemas() {
        return schemas;
    }

    /** Returns a sentence for each property that two operations describe differently and one class would hold. */
    List<String> problems() {
        return problems;
    }

    /**
     * Returns what the generator is told of a schema.
     *
     * @param place where it is, as the left side of a line of {@code names.yaml}
     * @param origin the document that it stands in, for messages
     */
    ObjectNode of(JsonNode schema, String place, String origin) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (schema.has("properties")) {
            return result.put("$ref", "#/components/schemas/" + component(schema, place, origin));
        }
        copy(schema, result, "description");
        switch (schema.path("type").asText()) {
            case "" -> {}
            case "object" -> result.put("type", "object").put("additionalProperties", true);
            case "array" -> result.put("type", "array").set("items", of(schema.path("items"), place + "[]", origin));
            default -> {
                copy(schema, result, "type");
                if (schema.path("format").asText().equals("binary")) {
                    copy(schema, result, "format");
                }
            }
        }
        return result;
    }

    private String component(JsonNode schema, String place, String origin) {
        String name = names.type(place);
        // Below a class with a name of its own, places are told from that class on.
        String owner = names.isNamed(place) ? name : place;
        ObjectNode component = schemas.withObjectProperty(name).put("type", "object");
        if (!component.has("description")) {
            copy(schema, component, "description");
        }
        ObjectNode properties = component.withObjectProperty("properties");
        schema.get("properties").properties().forEach(property -> {
            ObjectNode value = of(property.getValue(), owner + "." + property.getKey(), origin);
            String member = name + "." + property.getKey();
            JsonNode before = properties.get(property.getKey());
            if (before == null) {
                properties.set(property.getKey(), value);
                firstSeen.put(member, "%s (%s)".formatted(place, origin));
            } else if (!word(before).equals(word(value))) {
                problems.add(
                        "%s is %s at %s and %s at %s (%s): hand over today's page of both, or give one of the two places a class of its own in %s"
                                .formatted(
                                        member,
                                        word(before),
                                        firstSeen.get(member),
                                        word(value),
                                        place,
                                        origin,
                                        Names.FILE));
            }
        });
        return name;
    }

    private static void copy(JsonNode from, ObjectNode to, String keyword) {
        if (from.has(keyword)) {
            to.set(keyword, from.get(keyword));
        }
    }

    private static String word(JsonNode schema) {
        if (schema.has("$ref")) {
            return schema.get("$ref").asText().replaceFirst(".*/", "");
        }
        return schema.path("type").asText("anything") + (schema.has("items") ? " of " + word(schema.get("items")) : "");
    }
}
