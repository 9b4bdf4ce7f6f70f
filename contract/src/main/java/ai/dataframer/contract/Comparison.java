package ai.dataframer.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.BackwardIncompatibleProp;

/** What differs between two contracts, operation by operation. */
final class Comparison {
    // The client takes a value that isn't listed yet, so a new one breaks nobody.
    private static final OpenApiDiffOptions OPTIONS = OpenApiDiffOptions.builder()
            .configProperty(BackwardIncompatibleProp.RESPONSE_ENUM_INCREASED.getPropertyName(), "false")
            .build();

    private Comparison() {}

    static List<Change> of(Map<Endpoint, Operation> older, Map<Endpoint, Operation> newer) {
        Map<Endpoint, Endpoint> moves = moves(older, newer);
        List<Change> changes = new ArrayList<>();
        older.forEach((endpoint, operation) -> {
            Operation now = newer.get(moves.getOrDefault(endpoint, endpoint));
            if (now == null) {
                changes.add(new Change(endpoint.toString(), "removed", true));
            } else {
                changes.addAll(of(operation, now));
            }
        });
        newer.keySet().stream()
                .filter(endpoint -> !older.containsKey(endpoint) && !moves.containsValue(endpoint))
                .forEach(endpoint -> changes.add(new Change(endpoint.toString(), "added", false)));
        return changes;
    }

    /** Returns where operations have gone: those of the same method and operationId elsewhere. */
    static Map<Endpoint, Endpoint> moves(Map<Endpoint, Operation> older, Map<Endpoint, Operation> newer) {
        Map<Endpoint, Endpoint> moves = new LinkedHashMap<>();
        older.values().stream()
                .filter(gone -> !newer.containsKey(gone.endpoint())
                        && !gone.operationId().isEmpty())
                .forEach(gone -> newer.values().stream()
                        .filter(come -> !older.containsKey(come.endpoint())
                                && come.operationId().equals(gone.operationId())
                                && come.endpoint()
                                        .method()
                                        .equals(gone.endpoint().method()))
                        .findFirst()
                        .ifPresent(come -> moves.put(gone.endpoint(), come.endpoint())));
        return moves;
    }

    /** Returns what differs in one operation, wherever it is. */
    static List<Change> of(Operation older, Operation newer) {
        String name = older.endpoint().toString();
        List<Change> changes = new ArrayList<>();
        if (!older.operationId().equals(newer.operationId())) {
            String now = newer.operationId().isEmpty() ? "left out" : newer.operationId();
            String before = older.operationId().isEmpty() ? "left out" : older.operationId();
            changes.add(new Change(name, "operationId is " + now + ", was " + before, false));
        }
        warn(changes, name, "path", older.endpoint().path(), newer.endpoint().path());
        warn(changes, name, "server", older.servers(), newer.servers());
        warn(changes, name, "security", older.security(), newer.security());
        String status = success(older);
        warn(changes, name, "status of success", status, success(newer));
        Operation inItsPlace = newer.at(older.endpoint());
        if (!status.isEmpty() && !success(newer).isEmpty()) {
            ObjectNode responses = (ObjectNode) inItsPlace.node().get("responses");
            responses.set(status, responses.remove(success(newer)));
        }
        OpenApiCompare.fromSpecifications(model(older), model(inItsPlace), OPTIONS)
                .getChangedOperations()
                .forEach(operation -> changes.addAll(new OperationChanges(name, operation).list()));
        return changes;
    }

    /** Returns the status of success if there is one alone, for the client takes any of them. */
    private static String success(Operation operation) {
        List<String> statuses = new ArrayList<>();
        operation.node().path("responses").fieldNames().forEachRemaining(statuses::add);
        statuses.removeIf(status -> !status.startsWith("2"));
        return statuses.size() == 1 ? statuses.get(0) : "";
    }

    private static void warn(List<Change> changes, String name, String what, String older, String newer) {
        if (!older.equals(newer) && !newer.isEmpty()) {
            changes.add(new Change(name, what + " is " + newer + ", was " + older, Change.Level.WARNING));
        }
    }

    private static OpenAPI model(Operation operation) {
        ObjectNode node = operation.node().deepCopy();
        node.remove("operationId");
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.3");
        root.putObject("info").put("title", "").put("version", "");
        root.putObject("paths")
                .putObject(operation.endpoint().path())
                .set(operation.endpoint().method().toLowerCase(Locale.ROOT), node);
        return Contract.parsed(root).getOpenAPI();
    }
}
