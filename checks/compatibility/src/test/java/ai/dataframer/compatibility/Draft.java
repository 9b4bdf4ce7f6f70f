package ai.dataframer.compatibility;

import ai.dataframer.contract.PlainPage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** A copy of a committed page, to be edited. */
final class Draft {
    private static final YAMLMapper YAML = new YAMLMapper();

    static final String RETRIEVE = "retrieveAnonymizationRun";
    static final String CREATE = "createAnonymizationRun";

    private final ObjectNode root;

    private Draft(ObjectNode root) {
        this.root = root;
    }

    /** Returns the committed page of an operation, with the run as a component and everything below it inline. */
    static Draft ofCommitted(String operation) {
        Draft draft = new Draft(PlainPage.all(Repository.ROOT).get(operation));
        JsonNode run = draft.answer().get("schema");
        draft.root.withObject("/components/schemas").set("AnonymizationRun", run);
        draft.answer().set("schema", ref("AnonymizationRun"));
        return draft;
    }

    /** Returns the node that {@code text} is written for. */
    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode ref(String schema) {
        return yaml("{$ref: '#/components/schemas/" + schema + "'}");
    }

    String yaml() {
        try {
            return YAML.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    ObjectNode root() {
        return root;
    }

    ObjectNode schemas() {
        return (ObjectNode) root.at("/components/schemas");
    }

    ObjectNode runSchema() {
        return resolve(answer().get("schema"));
    }

    /** Returns the properties of a run. */
    ObjectNode run() {
        return properties(runSchema());
    }

    ObjectNode results() {
        return properties(run().get("results"));
    }

    ObjectNode entity() {
        return properties(results().at("/entities_found/items"));
    }

    ObjectNode file() {
        return properties(run().at("/anonymized_files/items"));
    }

    private ObjectNode properties(JsonNode schema) {
        return (ObjectNode) resolve(schema).get("properties");
    }

    private ObjectNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return (ObjectNode) (reference.isEmpty() ? schema : root.at(reference.substring(1)));
    }

    String path() {
        return root.get("paths").fieldNames().next();
    }

    ObjectNode operation() {
        return (ObjectNode) root.path("paths").path(path()).elements().next();
    }

    /** Returns the properties of what is sent. */
    ObjectNode request() {
        return (ObjectNode) operation().at("/requestBody/content/application~1json/schema/properties");
    }

    ObjectNode answer() {
        return (ObjectNode) operation().get("responses").elements().next().at("/content/application~1json");
    }

    void eachProperty(Consumer<ObjectNode> edit) {
        for (ObjectNode properties : new ObjectNode[] {entity(), file(), results(), run()}) {
            properties.forEach(property -> edit.accept((ObjectNode) property));
        }
    }
}
