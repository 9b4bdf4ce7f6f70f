package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the document that the generator reads: the operations by the names of {@code names.yaml}, of each its
 * parameters, what is sent and what a success answers, each schema called after its place.
 */
final class Places {
    private static final String JSON = "application/([\\w.-]+\\+)?json(;.*)?";
    private static final String FORM = "multipart/.*|application/x-www-form-urlencoded";

    private final Names names;
    private final Classes classes;
    private final Map<String, Endpoint> methods = new HashMap<>();
    private final List<String> twice = new ArrayList<>();
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    Places(Names names, Collection<Operation> operations) {
        this.names = names;
        this.classes = new Classes(names);
        document.put("openapi", "3.0.3")
                .putObject("info")
                .put("title", "by place")
                .put("version", "1");
        document.putObject("paths");
        operations.forEach(this::add);
        document.putObject("components").set("schemas", classes.schemas());
    }

    ObjectNode document() {
        return document;
    }

    /** Returns what keeps the generator from being run, a sentence each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(twice);
        problems.addAll(classes.problems());
        problems.addAll(names.unused());
        return problems;
    }

    private void add(Operation operation) {
        Endpoint endpoint = operation.endpoint();
        String name = names.method(endpoint);
        Endpoint other = methods.put(name, endpoint);
        if (other != null) {
            twice.add("%s and %s are both called %s: give one of the two another name in %s"
                    .formatted(other, endpoint, name, Names.FILE));
        }
        String origin = operation.contract().origin();
        JsonNode from = operation.node();
        ObjectNode to = document.withObjectProperty("paths")
                .withObjectProperty(endpoint.path())
                .putObject(endpoint.method().toLowerCase(Locale.ROOT));
        to.put("operationId", name).put("summary", from.path("summary").asText(name));
        parameters(from.path("parameters"), to.putArray("parameters"));
        body(from.path("requestBody")).ifPresent(body -> {
            // Its required says only whether one may leave it out.
            ObjectNode content =
                    to.putObject("requestBody").put("required", true).putObject("content");
            JsonNode schema = body.getValue().path("schema");
            content.putObject(body.getKey())
                    .set(
                            "schema",
                            body.getKey().matches(FORM) ? form(schema) : classes.of(schema, name + ".request", origin));
        });
        ObjectNode answer = to.putObject("responses").putObject("200").put("description", "");
        success(from.path("responses"))
                .flatMap(Places::body)
                .ifPresent(body -> answer.putObject("content")
                        .putObject(body.getKey())
                        .set("schema", classes.of(body.getValue().path("schema"), name + ".response", origin)));
    }

    private static void parameters(JsonNode from, ArrayNode to) {
        for (JsonNode one : from) {
            ObjectNode parameter = to.addObject();
            for (String keyword : List.of("name", "in", "required", "description", "style", "explode")) {
                if (one.has(keyword)) {
                    parameter.set(keyword, one.get(keyword));
                }
            }
            JsonNode schema = one.path("schema");
            parameter.set(
                    "schema",
                    schema.path("type").asText().equals("array")
                            ? scalar("array").set("items", scalar(schema.path("items")))
                            : scalar(schema));
        }
    }

    private static ObjectNode form(JsonNode schema) {
        ObjectNode form = scalar("object");
        ObjectNode fields = form.putObject("properties");
        schema.path("properties").properties().forEach(field -> fields.set(field.getKey(), scalar(field.getValue())));
        return form;
    }

    private static ObjectNode scalar(JsonNode schema) {
        String type = schema.path("type").asText();
        ObjectNode scalar = scalar(type.matches("integer|number|boolean") ? type : "string");
        return schema.path("format").asText().equals("binary") ? scalar.put("format", "binary") : scalar;
    }

    private static ObjectNode scalar(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    /** Returns the success that says most: the first with a body, or else none. */
    private static Optional<JsonNode> success(JsonNode responses) {
        return responses.properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(Map.Entry::getValue)
                .filter(response -> !response.path("content").isEmpty())
                .findFirst();
    }

    /** Returns the media type that is used, JSON where there is a choice, and what is said of it. */
    private static Optional<Map.Entry<String, JsonNode>> body(JsonNode holder) {
        return holder.path("content").properties().stream()
                .min((one, other) -> Boolean.compare(
                        other.getKey().matches(JSON), one.getKey().matches(JSON)));
    }
}
