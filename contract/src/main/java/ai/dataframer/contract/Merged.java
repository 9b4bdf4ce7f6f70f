package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One document of several operations, without their operationIds. */
final class Merged {
    private final Map<Endpoint, String> paths = new LinkedHashMap<>();
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    Merged(String title) {
        document.put("openapi", "3.0.3").putObject("info").put("title", title).put("version", "1");
        document.putObject("paths");
    }

    /** Returns the document of these operations, with nothing added to them. */
    static ObjectNode of(Collection<Operation> operations) {
        Merged merged = new Merged("service");
        operations.forEach(operation -> merged.add(withHeaders(operation)));
        return merged.document();
    }

    /** Returns the operation with the headers of its responses, which neither the generator nor the tests look at. */
    private static Operation withHeaders(Operation operation) {
        Contract contract = operation.contract();
        Endpoint endpoint = operation.endpoint();
        ObjectNode node = operation.node().deepCopy();
        JsonNode given = contract.resolve(contract.root().path("paths").path(endpoint.path()))
                .path(endpoint.method().toLowerCase(Locale.ROOT))
                .path("responses");
        PlainSchemas schemas = new PlainSchemas(contract);
        given.properties()
                .forEach(response -> contract.resolve(response.getValue())
                        .path("headers")
                        .properties()
                        .forEach(header -> {
                            JsonNode described = contract.resolve(header.getValue());
                            node.withObjectProperty("responses")
                                    .withObjectProperty(response.getKey())
                                    .withObjectProperty("headers")
                                    .putObject(header.getKey())
                                    .put("required", described.path("required").asBoolean())
                                    .set("schema", schemas.plain(described.path("schema")));
                        }));
        return new Operation(endpoint, contract, node, operation.servers(), operation.security());
    }

    ObjectNode document() {
        return document;
    }

    void add(Operation operation) {
        Endpoint endpoint = operation.endpoint();
        // The names of its parameters tell no path from another, but for the validator.
        String path = paths.computeIfAbsent(new Endpoint("ANY", endpoint.path()), any -> endpoint.path());
        ObjectNode node = operation.at(new Endpoint(endpoint.method(), path)).node();
        node.remove("operationId");
        document.withObjectProperty("paths")
                .withObjectProperty(path)
                .set(endpoint.method().toLowerCase(Locale.ROOT), node);
    }
}
