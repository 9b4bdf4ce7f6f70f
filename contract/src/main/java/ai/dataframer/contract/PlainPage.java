package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The page of one operation in plain words, in whatever words and beside whatever else the vendor has it. */
public final class PlainPage {
    private PlainPage() {}

    /** Returns the document of the operation that {@code names.yaml} calls {@code method}, without {@code $ref}. */
    public static ObjectNode of(Path root, String method) {
        Names names = Names.in(root);
        Operation operation = Documents.in(root.resolve("openapi")).operations().values().stream()
                .filter(one -> names.method(one.endpoint()).equals(method))
                .findFirst()
                .orElseThrow(() -> new ContractException("no operation is called " + method));
        Endpoint endpoint = operation.endpoint();
        JsonNode vendor = operation.contract().root();
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.0");
        copy(List.of("info", "servers", "security"), vendor, page);
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
