package ai.dataframer.compatibility;

import static ai.dataframer.compatibility.Draft.yaml;
import static ai.dataframer.compatibility.VendorChange.acknowledged;
import static ai.dataframer.compatibility.VendorChange.silent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** Properties that come, go on otherwise, or promise more or less than before. */
final class PropertyChanges {
    private PropertyChanges() {}

    static Stream<VendorChange> all() {
        return Stream.of(additions(), values(), formats(), promises()).flatMap(List::stream);
    }

    private static List<VendorChange> additions() {
        return List.of(
                silent("new property of the run", contract -> {
                    contract.run().set("invented_region", yaml("{type: string, enum: [eu, us], default: eu}"));
                    contract.run().set("invented_attempts", yaml("{type: integer, default: 3, deprecated: true}"));
                }),
                silent(
                        "new property of the run that is an object",
                        contract -> contract.run()
                                .set("invented_owner", yaml("{type: object, properties: {name: {type: string}}}"))),
                silent(
                        "new property of the results",
                        contract -> contract.results().set("invented_took", yaml("{type: number, default: 1}"))),
                silent(
                        "new property of an entity",
                        contract -> contract.entity().set("invented_text", yaml("{type: string}"))),
                silent(
                        "new property of a file",
                        contract -> contract.file().set("invented_sha", yaml("{type: string, format: byte}"))),
                silent("new property of the shape of another", contract -> {
                    contract.results()
                            .set(
                                    "invented_list",
                                    contract.results().get("entities_found").deepCopy());
                    contract.run()
                            .set(
                                    "invented_results",
                                    contract.run().get("results").deepCopy());
                }),
                silent("any further property allowed", contract -> {
                    contract.runSchema().put("additionalProperties", true);
                    ((ObjectNode) contract.run().get("results")).put("additionalProperties", true);
                }));
    }

    private static List<VendorChange> values() {
        return List.of(
                silent("new status", contract -> ((ArrayNode) contract.run().at("/status/enum")).add("CANCELLED")),
                silent("status renamed", contract -> {
                    ArrayNode statuses = (ArrayNode) contract.run().at("/status/enum");
                    statuses.set(2, statuses.textNode("COMPLETED"));
                }),
                silent(
                        "status of any text",
                        contract -> ((ObjectNode) contract.run().get("status")).remove("enum")),
                summary("integer", "{type: integer}"),
                summary("number", "{type: number}"),
                summary("anything", "true"),
                summary("object", "{type: object, properties: {count: {type: integer}}}"));
    }

    private static VendorChange summary(String name, String type) {
        return silent(
                "entity_summary of values that are " + name,
                contract -> ((ObjectNode) contract.results().get("entity_summary"))
                        .set("additionalProperties", yaml(type)));
    }

    private static List<VendorChange> formats() {
        return List.of(
                format("integer", "int32"),
                format("integer", "int64"),
                format("number", "float"),
                format("number", "double"),
                format("number", "decimal"),
                acknowledged("formats of strings changed", contract -> {
                    put(contract.file(), "id", "uuid");
                    put(contract.file(), "path", "uri");
                    put(contract.run(), "completed_at", "date");
                    ((ObjectNode) contract.run().get("id")).remove("format");
                    ((ObjectNode) contract.run().get("created_at")).remove("format");
                }));
    }

    private static VendorChange format(String type, String format) {
        return silent(
                "format " + format + " added",
                contract -> contract.eachProperty(property -> {
                    if (property.path("type").asText().equals(type)) {
                        property.put("format", format);
                    }
                }));
    }

    private static void put(ObjectNode properties, String name, String format) {
        ((ObjectNode) properties.get(name)).put("format", format);
    }

    private static List<VendorChange> promises() {
        return List.of(
                silent(
                        "a property becomes required",
                        contract -> contract.runSchema()
                                .putArray("required")
                                .add("id")
                                .add("status")),
                silent("every property becomes required", contract -> {
                    require(contract.runSchema());
                    require((ObjectNode) contract.run().get("results"));
                    require((ObjectNode) contract.results().at("/entities_found/items"));
                    require((ObjectNode) contract.run().at("/anonymized_files/items"));
                }),
                silent("nullable added everywhere", contract -> {
                    contract.eachProperty(property -> property.put("nullable", true));
                    ((ArrayNode) contract.run().at("/status/enum")).addNull();
                }),
                silent(
                        "nullable removed everywhere",
                        contract -> contract.eachProperty(property -> property.remove("nullable"))));
    }

    private static void require(ObjectNode schema) {
        ArrayNode required = schema.putArray("required");
        schema.get("properties").fieldNames().forEachRemaining(required::add);
    }
}
