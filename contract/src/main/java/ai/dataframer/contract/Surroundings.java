package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Where the operations of a document are, and what they ask for, in words. */
final class Surroundings {
    private final JsonNode root;

    Surroundings(JsonNode root) {
        this.root = root;
    }

    String servers(JsonNode path, JsonNode operation) {
        JsonNode servers = List.of(operation, path, root).stream()
                .map(node -> node.path("servers"))
                .filter(list -> !list.isEmpty())
                .findFirst()
                .orElse(root.path("servers"));
        return join(servers, ", ", server -> server.path("url").asText());
    }

    String security(JsonNode operation) {
        JsonNode alternatives = operation.has("security") ? operation.get("security") : root.path("security");
        return join(
                alternatives,
                " or ",
                required -> required.properties().stream()
                        .map(scheme -> scheme(scheme.getKey()))
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(" and "), text -> text.isEmpty() ? "nothing" : text)));
    }

    private String scheme(String name) {
        JsonNode scheme = root.path("components").path("securitySchemes").path(name);
        return switch (scheme.path("type").asText()) {
            case "http" -> "http " + scheme.path("scheme").asText();
            case "apiKey" ->
                "a key in the " + scheme.path("in").asText() + " "
                        + scheme.path("name").asText();
            case "" -> name;
            default -> scheme.path("type").asText();
        };
    }

    private static String join(JsonNode nodes, String separator, java.util.function.Function<JsonNode, String> words) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(words)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(separator), text -> text.isEmpty() ? "nothing" : text));
    }
}
