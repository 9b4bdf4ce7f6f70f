package ai.dataframer.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An OpenAPI document that is well-formed: every {@code $ref} resolves and operationIds are unique. */
public final class Contract {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    // The parser demands of a 3.1 licence what the specification leaves open.
    private static final String NOT_A_PROBLEM = "attribute info.license.identifier is missing";

    private static final Pattern LINE = Pattern.compile("line \\d+");

    private final String text;

    private Contract(String text) {
        this.text = text;
    }

    /**
     * Returns the contract in {@code text}.
     *
     * @param origin where the text came from, for the message
     * @throws ContractException if it is not a well-formed OpenAPI 3 document
     */
    public static Contract parse(String text, String origin) {
        JsonNode root = tree(text, origin);
        if (!root.path("openapi").asText().startsWith("3.")) {
            throw new ContractException(origin + " is not OpenAPI 3: it has no line \"openapi: 3...\"");
        }
        List<String> problems = new ArrayList<>();
        findLostReferences(root, root, "", problems);
        if (problems.isEmpty()) {
            SwaggerParseResult result = parse(text);
            result.getMessages().stream()
                    .filter(message -> !message.equals(NOT_A_PROBLEM))
                    .forEach(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new ContractException(origin + " is not a valid contract: " + String.join("; ", problems));
        }
        return new Contract(text);
    }

    /** Returns the contract in a file, under the same conditions. */
    public static Contract read(Path file) {
        try {
            return parse(Files.readString(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text;
    }

    /** Returns a model of the contract that is the caller's to change. */
    OpenAPI model() {
        return model(text);
    }

    static OpenAPI model(String text) {
        return parse(text).getOpenAPI();
    }

    /** Returns the contract's text as a tree that is the caller's to change. */
    JsonNode tree() {
        return tree(text, "the contract");
    }

    private static JsonNode tree(String text, String origin) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ContractException(origin + " is not well-formed YAML: " + problem(e.getOriginalMessage()));
        }
    }

    /** Returns the last sentence of the parser's account and where it points. */
    private static String problem(String account) {
        List<String> sentences = account.lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .toList();
        Matcher place = LINE.matcher(account);
        String line = "";
        while (place.find()) {
            line = place.group() + ": ";
        }
        return line + (sentences.isEmpty() ? account : sentences.get(sentences.size() - 1));
    }

    private static SwaggerParseResult parse(String text) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIParser().readContents(text, null, options);
    }

    private static void findLostReferences(JsonNode root, JsonNode node, String path, List<String> problems) {
        JsonNode reference = node.path("$ref");
        if (reference.isTextual() && !resolves(root, reference.asText())) {
            problems.add("$ref \"%s\" at %s leads nowhere within the document".formatted(reference.asText(), path));
        }
        node.properties()
                .forEach(field -> findLostReferences(
                        root, field.getValue(), path + "/" + field.getKey().replace("/", "~1"), problems));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            findLostReferences(root, node.get(i), path + "/" + i, problems);
        }
    }

    private static boolean resolves(JsonNode root, String reference) {
        if (!reference.startsWith("#/")) {
            return false;
        }
        String pointer = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        return !root.at(JsonPointer.compile(pointer)).isMissingNode();
    }
}
