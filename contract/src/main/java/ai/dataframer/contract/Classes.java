package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The Java types of schemas: a class for an object with properties, called after its place. */
final class Classes {
    private final Names names;
    private final Map<String, JavaClass> classes = new LinkedHashMap<>();
    private final Map<String, JavaClass> anyCase = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    Classes(Names names) {
        this.names = names;
    }

    /** Returns a sentence for each class or property that would hold what two places say differently. */
    List<String> problems() {
        return problems;
    }

    /** Returns the generator's components. */
    ObjectNode schemas() {
        ObjectNode schemas = JsonNodeFactory.instance.objectNode();
        classes.forEach((name, type) -> {
            ObjectNode schema = schemas.putObject(name).put("type", "object");
            schema.put("x-comment", type.comment());
            ArrayNode properties = schema.putArray("x-properties");
            type.properties().forEach(property -> {
                schema.withObjectProperty("properties").putObject(property.field()); // else it makes no class of it
                properties
                        .addObject()
                        .put("wire", Java.literal(property.wire()))
                        .put("type", property.type())
                        .put("field", property.field())
                        .put("accessor", property.accessor())
                        .put("comment", property.comment());
            });
        });
        return schemas;
    }

    /** Returns the classes and their properties, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        classes.forEach((name, type) -> {
            lines.add("class " + name);
            type.properties()
                    .forEach(property -> lines.add("%s %s.get%s() for %s"
                            .formatted(
                                    property.type().replace("@Nullable ", ""),
                                    name,
                                    property.accessor(),
                                    Line.of(Yaml.quoted(property.wire())))));
        });
        return lines;
    }

    /**
     * Returns the type of a schema. A whole number is a Long, any other a Double; a text is a String whatever its format, so
     * one that comes or goes changes no signature.
     *
     * @param origin the document that it stands in, for messages
     */
    String of(JsonNode schema, Place place, String origin) {
        return switch (schema.path("type").asText()) {
            case "object" ->
                schema.path("properties").isEmpty() ? "Map<String, @Nullable Object>" : type(schema, place, origin);
            case "array" -> "List<@Nullable " + of(schema.path("items"), place.item(), origin) + ">";
            case "string" -> "String";
            case "integer" -> "Long";
            case "number" -> "Double";
            case "boolean" -> "Boolean";
            default -> "Object";
        };
    }

    private String type(JsonNode schema, Place place, String origin) {
        String name = names.type(place);
        String where = "%s (%s)".formatted(Line.of(place.toString()), origin);
        if (name.length() > Limits.CLASS_NAME) {
            throw new ContractException("%s would be a class with a name of %s characters: give it a shorter one in %s"
                    .formatted(where, name.length(), Names.FILE));
        }
        JavaClass there = anyCase.get(name.toLowerCase(Locale.ROOT));
        if (there != null && !there.isOf(name, place, names.isNamed(place))) {
            problems.add("%s would be the class %s, and %s is %s: give one of the two places another name in %s"
                    .formatted(where, name, there.where(), there.name(), Names.FILE));
            return name;
        }
        if (there == null && classes.size() == Limits.CLASSES) {
            throw new ContractException("%s would be one more class than the %s that are generated at most"
                    .formatted(where, Limits.CLASSES));
        }
        if (schema.get("properties").size() > Limits.PROPERTIES) {
            throw new ContractException("%s has more than %s properties".formatted(where, Limits.PROPERTIES));
        }
        JavaClass type = there != null
                ? there
                : new JavaClass(name, place, names.isNamed(place), where, schema.path("description"));
        classes.put(name, type);
        anyCase.put(name.toLowerCase(Locale.ROOT), type);
        // Below a class with a name of its own, places are told from that class on.
        Place owner = names.isNamed(place) ? new Place(name) : place;
        schema.get("properties").properties().forEach(entry -> {
            String wire = entry.getKey();
            JavaClass.Property property = new JavaClass.Property(
                    wire,
                    of(entry.getValue(), owner.property(wire), origin),
                    names.property(new Place(name).property(wire), wire),
                    where,
                    entry.getValue().path("description"));
            problems.addAll(type.add(property));
        });
        return name;
    }
}
