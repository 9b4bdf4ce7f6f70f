package ai.dataframer.contract;

import io.swagger.v3.oas.models.OpenAPI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The names that the generator finds in a contract, each with what tells it from the others: a schema's properties, an
 * operation's method and path.
 */
record Names(Map<String, Set<String>> schemas, Map<String, Set<String>> operations) {
    static Names in(Contract contract) {
        OpenAPI model = contract.model();
        Map<String, Set<String>> operations = new LinkedHashMap<>();
        model.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    if (operation.getOperationId() != null) {
                        operations.put(operation.getOperationId(), Set.of(method + " " + path));
                    }
                }));
        Map<String, Set<String>> schemas = new LinkedHashMap<>();
        SchemaProbe.schemas(model)
                .forEach((name, schema) -> schemas.put(
                        name,
                        schema.getProperties() == null
                                ? Set.of()
                                : schema.getProperties().keySet()));
        return new Names(schemas, operations);
    }
}
