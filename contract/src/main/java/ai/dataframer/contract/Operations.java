package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds the operations of a contract. */
final class Operations {
    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

    // What goes to the service as it stands there, and into names.yaml: no host, no dots that climb, no escapes, no
    // quotes.
    private static final String STEP = "(?!\\.{1,2}(/|$))([A-Za-z0-9._~-]|\\{[A-Za-z0-9._~ -]+})+";
    private static final Pattern PATH = Pattern.compile("/" + STEP + "(/" + STEP + ")*/?");

    private final Contract contract;
    private final PlainSchemas schemas;
    private final Surroundings surroundings;

    private Operations(Contract contract) {
        this.contract = contract;
        this.schemas = new PlainSchemas(contract);
        this.surroundings = new Surroundings(contract.root());
    }

    /** Returns the operations of {@code contract} in its order. */
    static List<Operation> in(Contract contract) {
        Operations operations = new Operations(contract);
        List<Operation> found = new ArrayList<>();
        contract.root().path("paths").properties().forEach(path -> {
            if (path.getKey().startsWith("x-")) {
                return;
            }
            if (!PATH.matcher(path.getKey()).matches()) {
                throw new ContractException(
                        "%s: the path %s is not supported: it has steps of letters, digits, ._~- and {parameters} of those, none empty, . or .."
                                .formatted(contract.origin(), Line.of(path.getKey())));
            }
            JsonNode item = contract.resolve(path.getValue());
            item.properties().stream()
                    .filter(entry -> METHODS.contains(entry.getKey()))
                    .forEach(entry -> found.add(
                            operations.operation(new Endpoint(entry.getKey(), path.getKey()), item, entry.getValue())));
        });
        return found;
    }

    private Operation operation(Endpoint endpoint, JsonNode item, JsonNode given) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (String text : List.of("operationId", "summary", "description", "deprecated")) {
            if (given.has(text)) {
                node.set(text, given.get(text));
            }
        }
        parameters(item, given, node.putArray("parameters"));
        JsonNode body = contract.resolve(given.path("requestBody"));
        if (body.isObject()) {
            ObjectNode request = node.putObject("requestBody");
            request.put("required", body.path("required").asBoolean());
            content(body, request);
        }
        ObjectNode responses = node.putObject("responses");
        given.path("responses").properties().forEach(entry -> {
            JsonNode response = contract.resolve(entry.getValue());
            ObjectNode plain = responses.putObject(entry.getKey());
            plain.put("description", response.path("description").asText());
            content(response, plain);
        });
        return new Operation(endpoint, contract, node, surroundings.servers(item, given), surroundings.security(given));
    }

    private void parameters(JsonNode item, JsonNode given, ArrayNode parameters) {
        Map<String, ObjectNode> byName = new LinkedHashMap<>();
        for (JsonNode source : List.of(item.path("parameters"), given.path("parameters"))) {
            for (JsonNode one : source) {
                if (!(contract.resolve(one) instanceof ObjectNode described)) {
                    throw new ContractException(contract.origin() + " has a parameter that is no object");
                }
                ObjectNode parameter = described.deepCopy();
                parameter.remove(List.of("example", "examples"));
                parameter.set("schema", schemas.plain(parameter.path("schema")));
                byName.put(
                        parameter.path("in").asText() + " "
                                + parameter.path("name").asText(),
                        parameter);
            }
        }
        byName.values().forEach(parameters::add);
    }

    private void content(JsonNode from, ObjectNode to) {
        from.path("content").properties().forEach(type -> {
            ObjectNode plain = to.withObjectProperty("content").putObject(type.getKey());
            plain.set("schema", schemas.plain(type.getValue().path("schema")));
            if (type.getValue().has("encoding")) {
                plain.set("encoding", type.getValue().get("encoding"));
            }
        });
    }
}
