package ai.dataframer.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds what answers contain and no document names: properties, statuses of runs, headers, bodies. */
final class Unnamed {
    /** What servers and proxies send without a word in a document. */
    private static final Set<String> USUAL_HEADERS = Set.of(
            "accept-ranges",
            "age",
            "allow",
            "alt-svc",
            "cache-control",
            "connection",
            "content-encoding",
            "content-language",
            "content-length",
            "content-type",
            "cross-origin-opener-policy",
            "date",
            "etag",
            "expires",
            "keep-alive",
            "last-modified",
            "location",
            "pragma",
            "referrer-policy",
            "retry-after",
            "server",
            "strict-transport-security",
            "transfer-encoding",
            "vary",
            "via",
            "www-authenticate",
            "x-content-type-options",
            "x-frame-options",
            "x-request-id");

    /** What a developer would call something. Anything else may be data that serves as a key. */
    private static final Pattern NAME = Pattern.compile("(?!(.*\\d){4})[A-Za-z_][A-Za-z0-9_-]{0,39}");

    private static final Pattern STATUS = Pattern.compile("[A-Z][A-Z_]{1,29}");

    private final Documents documents;

    Unnamed(Documents documents) {
        this.documents = documents;
    }

    Set<Finding> in(Collection<Exchange> exchanges) {
        Set<Finding> found = new TreeSet<>();
        for (Exchange exchange : exchanges) {
            Optional<ApiResponse> response = documents.response(exchange);
            headers(exchange, response, found);
            if (response.isEmpty()) {
                continue; // its status differs, which says all
            }
            Optional<JsonNode> body = Json.parse(exchange.body());
            Optional<Schema<?>> schema = response.flatMap(Unnamed::schema);
            if (schema.isPresent()) {
                body.ifPresent(value -> values(value, schema.get(), "", exchange, found));
            } else if (!exchange.body().isEmpty()) {
                found.add(new Finding(
                        exchange.toString(), "body", body.map(Unnamed::shape).orElse("not JSON")));
            }
        }
        return found;
    }

    /** Returns the names at the top of a body, such as {@code object (detail)}. */
    static String shape(JsonNode body) {
        if (!body.isObject()) {
            return Json.type(body);
        }
        Set<String> names = new TreeSet<>();
        body.fieldNames().forEachRemaining(name -> names.add(name(name)));
        return "object (" + String.join(", ", names) + ")";
    }

    private static void headers(Exchange exchange, Optional<ApiResponse> response, Set<Finding> found) {
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        response.map(ApiResponse::getHeaders).ifPresent(headers -> named.addAll(headers.keySet()));
        for (String name : exchange.headers().names()) {
            if (!named.contains(name) && !USUAL_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                found.add(new Finding("any operation", "header " + name(name), "seen"));
            }
        }
    }

    private static Optional<Schema<?>> schema(ApiResponse response) {
        return Optional.ofNullable(response.getContent()).stream()
                .flatMap(content -> content.values().stream())
                .map(MediaType::getSchema)
                .<Schema<?>>map(schema -> schema)
                .findFirst();
    }

    private static void values(JsonNode value, Schema<?> schema, String place, Exchange exchange, Set<Finding> found) {
        if (value.isArray() && schema.getItems() != null) {
            value.forEach(item -> values(item, schema.getItems(), place + "/*", exchange, found));
        } else if (value.isObject() && schema.getProperties() != null) {
            Map<String, Schema<?>> properties = properties(schema);
            value.properties().forEach(property -> {
                String name = property.getKey();
                Schema<?> known = properties.get(name);
                if (known != null) {
                    values(property.getValue(), known, place + "/" + name, exchange, found);
                } else {
                    found.add(
                            new Finding(exchange.toString(), place + "/" + name(name), Json.type(property.getValue())));
                }
            });
        } else if (place.endsWith("/status") && schema.getEnum() != null) {
            Optional.ofNullable(value.textValue())
                    .filter(status -> !schema.getEnum().contains(status))
                    .ifPresent(status -> found.add(new Finding(
                            exchange.toString(),
                            place,
                            STATUS.matcher(status).matches() ? status : "a status that is no word in capitals")));
        }
    }

    private static String name(String name) {
        return NAME.matcher(name).matches() ? name : "(a name of another form)";
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, Schema<?>> properties(Schema<?> schema) {
        return (Map) schema.getProperties();
    }
}
