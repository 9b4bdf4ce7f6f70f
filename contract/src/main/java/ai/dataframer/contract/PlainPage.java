package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pages of one operation each in plain words, in whatever words and in however few documents the vendor has them. */
public final class PlainPage {
    private PlainPage() {}

    /** Returns the committed operations, each as a document without {@code $ref}, by the method's name. */
    public static Map<String, ObjectNode> all(Path root) {
        Names names = Names.in(root);
        Map<String, ObjectNode> pages = new LinkedHashMap<>();
        Documents.in(root.resolve("openapi"))
                .operations()
                .forEach((endpoint, operation) -> pages.put(names.method(endpoint), of(operation)));
        return pages;
    }

    private static ObjectNode of(Operation operation) {
        Endpoint endpoint = operation.endpoint();
        JsonNode vendor = operation.contract().root();
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.0");
        // of the rest, some goes with one version of OpenAPI alone
        copy(List.of("title", "version"), vendor.path("info"), page.putObject("info"));
        copy(List.of("servers", "security"), vendor, page);
        ObjectNode node = operation.node().deepCopy();
        JsonNode path = operation.contract().resolve(vendor.path("paths").path(endpoint.path()));
        String verb = endpoint.method().toLowerCase(Locale.ROOT);
        copy(List.of("tags", "servers", "security"), path.path(verb), node);
        page.putObject("paths").putObject(endpoint.path()).set(verb, node);
        copy(List.of("securitySchemes"), vendor.path("components"), page.putObject("components"));
        return page;
    }

    private static void copy(List<String> keywords, JsonNode from, ObjectNode to) {
        keywords.stream().filter(from::has).forEach(keyword -> to.set(keyword, from.get(keyword)));
    }
}
