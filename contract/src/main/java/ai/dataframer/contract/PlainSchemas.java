package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The schemas of a contract in plain words: OpenAPI 3.0 without {@code $ref}, {@code allOf}, {@code anyOf} and
 * {@code oneOf}, so that how the vendor puts a schema together makes no difference. A schema within itself is anything.
 */
final class PlainSchemas {
    private static final List<String> KEYWORDS = List.of(
            "type",
            "format",
            "enum",
            "const",
            "nullable",
            "required",
            "default",
            "deprecated",
            "description",
            "pattern",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "readOnly",
            "writeOnly",
            "contentMediaType",
            "properties",
            "items",
            "additionalProperties");

    private final Contract contract;
    private int count;

    PlainSchemas(Contract contract) {
        this.contract = contract;
    }

    ObjectNode plain(JsonNode schema) {
        return plain(schema, Set.of());
    }

    private ObjectNode plain(JsonNode schema, Set<String> open) {
        if (++count > Limits.SCHEMAS) {
            throw new ContractException("%s has more than %s schemas, counted wherever a $ref leads to them"
                    .formatted(contract.origin(), Limits.SCHEMAS));
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        KEYWORDS.stream().filter(schema::has).forEach(keyword -> result.set(keyword, schema.get(keyword)));
        Lowering.lower(result);
        below(result, open);
        ObjectNode whole = result;
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty() && !open.contains(reference)) {
            Set<String> within = new HashSet<>(open);
            within.add(reference);
            whole = Composition.both(whole, plain(contract.resolve(schema), within));
        }
        for (JsonNode part : schema.path("allOf")) {
            whole = Composition.both(whole, plain(part, open));
        }
        for (String alternatives : List.of("anyOf", "oneOf")) {
            Optional<ObjectNode> one = either(schema.path(alternatives), open);
            whole = one.isPresent() ? Composition.both(whole, one.get()) : whole;
        }
        return whole;
    }

    private void below(ObjectNode schema, Set<String> open) {
        if (schema.path("properties") instanceof ObjectNode properties) {
            ObjectNode plain = schema.putObject("properties");
            properties.properties().forEach(property -> plain.set(property.getKey(), plain(property.getValue(), open)));
        } else {
            schema.remove("properties");
        }
        if (schema.has("items")) {
            schema.set("items", plain(schema.get("items"), open));
        }
        JsonNode others = schema.path("additionalProperties");
        if (others.isObject()) {
            schema.set("additionalProperties", plain(others, open));
        } else if (!others.asBoolean()) {
            schema.remove("additionalProperties");
        }
    }

    private Optional<ObjectNode> either(JsonNode alternatives, Set<String> open) {
        ObjectNode whole = null;
        boolean nullable = false;
        for (JsonNode alternative : alternatives) {
            if (Lowering.isNull(contract.resolve(alternative))) {
                nullable = true;
            } else {
                ObjectNode plain = plain(alternative, open);
                whole = whole == null
                        ? plain
                        : Composition.either(whole, plain, (one, other) -> JsonNodeFactory.instance.objectNode());
            }
        }
        if (nullable) {
            whole = (whole == null ? JsonNodeFactory.instance.objectNode() : whole).put("nullable", true);
        }
        return Optional.ofNullable(whole);
    }
}
