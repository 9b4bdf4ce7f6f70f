package ai.dataframer.compatibility;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Consumer;

/** A copy of the committed page of a run, to be edited. */
final class Draft {
    static final String PATH = "/api/dataframer/anonymization-runs/{run_id}/";

    private static final YAMLMapper YAML = new YAMLMapper();

    private final ObjectNode root;

    private Draft(ObjectNode root) {
        this.root = root;
    }

    static Draft ofCommitted() {
        try {
            return new Draft((ObjectNode) YAML.readTree(Repository.CONTRACT.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Returns the committed page as it is. */
    String committed() {
        try {
            return Files.readString(Repository.CONTRACT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    ObjectNode operation() {
        return (ObjectNode) root.path("paths").path(PATH).path("get");
    }

    ObjectNode answer() {
        return (ObjectNode) operation().at("/responses/200/content/application~1json");
    }

    void eachProperty(Consumer<ObjectNode> edit) {
        for (ObjectNode properties : new ObjectNode[] {entity(), file(), results(), run()}) {
            properties.forEach(property -> edit.accept((ObjectNode) property));
        }
    }
}
