package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One operation of a contract.
 *
 * @param node what OpenAPI has below the method, in plain words: no {@code $ref}, every parameter of the path, no
 *     servers, no security
 * @param servers where it is, in words
 * @param security what it asks for, in words
 */
record Operation(Endpoint endpoint, Contract contract, ObjectNode node, String servers, String security) {
    /** The vendor's name of it, or an empty text. */
    String operationId() {
        return node.path("operationId").asText();
    }

    /** Returns the operation as if it were somewhere else, with that path's parameters. */
    Operation at(Endpoint other) {
        ObjectNode moved = node.deepCopy();
        List<String> from = endpoint.parameters();
        List<String> to = other.parameters();
        for (JsonNode parameter : moved.path("parameters")) {
            int place = from.indexOf(parameter.path("name").asText());
            if (parameter.path("in").asText().equals("path") && place >= 0 && place < to.size()) {
                ((ObjectNode) parameter).put("name", to.get(place));
            }
        }
        return new Operation(other, contract, moved, servers, security);
    }
}
