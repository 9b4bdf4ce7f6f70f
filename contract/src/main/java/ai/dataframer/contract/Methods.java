package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Operations as methods of the Retrofit interface. What no method can say right stops with a sentence that names its
 * place; the vendor's pages need no more than what is said here.
 */
final class Methods {
    private static final Set<String> SAID = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+(; ?[\\w.-]+=[\\w.-]+)*");
    private static final Pattern JSON = Pattern.compile("application/([\\w.-]+\\+)?json(;.*)?");

    private final Classes classes;

    Methods(Classes classes) {
        this.classes = classes;
    }

    /**
     * Returns the declarations of a method: the second one leaves out what is optional.
     *
     * @throws UnsupportedException if no method can say what the operation is
     */
    List<String> of(Operation operation, String name) {
        return new Method(operation, name).declarations();
    }

    /** One operation. */
    private final class Method {
        private final Operation operation;
        private final Endpoint endpoint;
        private final String name;
        private final String origin;
        private final List<String> annotations = new ArrayList<>();
        private final Parameters parameters = new Parameters(this::stop);

        private Method(Operation operation, String name) {
            this.operation = operation;
            this.endpoint = operation.endpoint();
            this.name = name;
            this.origin = operation.contract().origin();
        }

        private List<String> declarations() {
            if (!SAID.contains(endpoint.method())) {
                throw stop("the method " + Line.of(endpoint.method()));
            }
            operation.node().path("parameters").forEach(parameters::add);
            JsonNode body = operation.node().path("requestBody");
            if (!body.isMissingNode()) {
                body(body);
            }
            String answer = answer();
            // relative: the base address may have a path of its own
            annotations.add("@%s(%s)"
                    .formatted(
                            endpoint.method(),
                            Java.literal(parameters.path(endpoint).substring(1))));
            String comment = comment();
            return parameters.lists().stream()
                    .map(list -> """
                            /** %s */
                              %s
                              Call<%s> %s(%s);
                            """.formatted(comment, String.join("\n  ", annotations), answer, name, list)
                            .strip())
                    .toList();
        }

        private String comment() {
            String summary = Java.comment(operation.node().path("summary").asText(name));
            String files = Java.comment(String.join(", ", parameters.files()));
            return files.isEmpty() ? summary : summary + ". Its files are parts called " + files;
        }

        private void body(JsonNode body) {
            if (!WITH_BODY.contains(endpoint.method())) {
                throw stop("a body of " + endpoint.method());
            }
            Map.Entry<String, JsonNode> content = body.path("content").properties().stream()
                    .min((one, other) -> Integer.compare(rank(one.getKey()), rank(other.getKey())))
                    .orElseThrow(() -> stop("a body of no media type"));
            String type = content.getKey();
            if (rank(type) == 0 && !isBinary(content.getValue().path("schema"))) {
                annotations.add("@Headers(%s)".formatted(Java.literal("Content-Type:" + mediaType(type))));
                parameters.body(type(content.getValue(), "request"));
            } else if (rank(type) == 1) {
                annotations.add("@Multipart");
                new Parts(classes, parameters, this::stop)
                        .add(content.getValue(), new Place(name + ".request"), origin);
            } else {
                throw stop("a body of " + Line.of(type));
            }
        }

        private String mediaType(String type) {
            if (!MEDIA_TYPE.matcher(type).matches()) {
                throw stop("the media type " + Line.of(type));
            }
            return type;
        }

        /** Returns the type of the first success that has a body, by the number of its status. */
        private String answer() {
            TreeMap<String, JsonNode> successes = new TreeMap<>();
            operation.node().path("responses").properties().stream()
                    .filter(response -> response.getKey().matches("2(\\d\\d|XX)"))
                    .forEach(response -> successes.put(response.getKey(), response.getValue()));
            if (successes.isEmpty()) {
                throw stop("an operation without an answer of success (2xx)");
            }
            Optional<JsonNode> content = successes.values().stream()
                    .map(response -> response.path("content"))
                    .filter(types -> !types.isEmpty())
                    .findFirst();
            if (content.isEmpty()) {
                return "Void";
            }
            Optional<JsonNode> json = content.get().properties().stream()
                    .filter(type -> JSON.matcher(type.getKey()).matches())
                    .map(Map.Entry::getValue)
                    .filter(type -> !isBinary(type.path("schema")))
                    .findFirst();
            if (json.isPresent()) {
                return type(json.get(), "response");
            }
            annotations.add("@Streaming");
            return "ResponseBody";
        }

        private String type(JsonNode content, String side) {
            return classes.of(content.path("schema"), new Place(name + "." + side), origin)
                    .replace("@Nullable ", "");
        }

        private UnsupportedException stop(String what) {
            return new UnsupportedException(
                    "%s, %s: %s is not supported; openapi/README.md says what is".formatted(origin, endpoint, what));
        }
    }

    static boolean isBinary(JsonNode schema) {
        return schema.path("format").asText().equals("binary");
    }

    private static int rank(String mediaType) {
        if (JSON.matcher(mediaType).matches()) {
            return 0;
        }
        return mediaType.equals("multipart/form-data") ? 1 : 2;
    }
}
