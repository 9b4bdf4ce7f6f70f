package ai.dataframer.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An OpenAPI document that is well-formed: every {@code $ref} resolves and operationIds are unique. */
public final class Contract {
    // The parser demands of a 3.1 licence what the specification leaves open.
    private static final String NOT_A_PROBLEM = "attribute info.license.identifier is missing";

    private static final int TOLD = 5;

    private final String origin;
    private final String text;
    private final JsonNode root;

    private Contract(String origin, String text, JsonNode root) {
        this.origin = origin;
        this.text = text;
        this.root = root;
    }

    /**
     * Returns the contract in {@code text}.
     *
     * @param origin where the text came from, for the message
     * @throws ContractException if it is not a well-formed OpenAPI 3 document
     */
    public static Contract parse(String text, String origin) {
        JsonNode root = Yaml.read(text, origin);
        if (!root.path("openapi").asText().startsWith("3.")) {
            throw new ContractException(origin + " is not OpenAPI 3: it has no line \"openapi: 3...\"");
        }
        Contract contract = new Contract(origin, text, root);
        List<String> problems = new ArrayList<>();
        contract.findLostReferences(root, "", problems);
        if (problems.isEmpty()) {
            parsed(root).getMessages().stream()
                    .filter(message -> !message.equals(NOT_A_PROBLEM))
                    .forEach(problems::add);
        }
        if (!problems.isEmpty()) {
            String more = problems.size() > TOLD ? "; and " + (problems.size() - TOLD) + " more" : "";
            throw new ContractException("%s is not a valid contract: %s%s"
                    .formatted(origin, String.join("; ", problems.subList(0, Math.min(TOLD, problems.size()))), more));
        }
        return contract;
    }

    /** Parses without resolving: the parser would fetch what a document refers to. */
    static SwaggerParseResult parsed(JsonNode document) {
        ParseOptions options = new ParseOptions();
        options.setResolve(false);
        return new OpenAPIV3Parser().readContents(document.toString(), List.of(), options);
    }

    /** Returns the contract in a file, under the same conditions. */
    public static Contract read(Path file) {
        return parse(Document.read(file), file.getFileName().toString());
    }

    /** Where the text came from. */
    String origin() {
        return origin;
    }

    /** The vendor's text, character for character. */
    String text() {
        return text;
    }

    JsonNode root() {
        return root;
    }

    /** Returns {@code node}, or what its {@code $ref} leads to. */
    JsonNode resolve(JsonNode node) {
        JsonNode found = node;
        for (int hops = 0; found.path("$ref").isTextual() && hops < 20; hops++) {
            found = target(found.path("$ref").asText());
        }
        return found;
    }

    private JsonNode target(String reference) {
        if (!reference.startsWith("#/")) {
            return MissingNode.getInstance();
        }
        try {
            String pointer = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            return root.at(JsonPointer.compile(pointer));
        } catch (IllegalArgumentException e) { // an escape that is none
            return MissingNode.getInstance();
        }
    }

    private void findLostReferences(JsonNode node, String path, List<String> problems) {
        JsonNode reference = node.path("$ref");
        if (reference.isTextual() && target(reference.asText()).isMissingNode()) {
            problems.add("$ref \"%s\" at %s leads nowhere within the document".formatted(reference.asText(), path));
        }
        node.properties()
                .forEach(field -> findLostReferences(
                        field.getValue(), path + "/" + field.getKey().replace("/", "~1"), problems));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            findLostReferences(node.get(i), path + "/" + i, problems);
        }
    }
}
