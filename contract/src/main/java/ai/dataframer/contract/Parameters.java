package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The parameters of a method, each as Java declares it. */
final class Parameters {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    // OpenAPI says to ignore them: other parts of a document describe them.
    private static final Set<String> DESCRIBED_ELSEWHERE = Set.of("accept", "content-type", "authorization");
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "cookie", "host", "transfer-encoding", "upgrade");
    private static final Map<String, String> STYLES = Map.of("path", "simple", "query", "form", "header", "simple");

    private final Function<String, UnsupportedException> stop;
    private final List<Declared> all = new ArrayList<>();
    private final Map<String, String> ofPath = new LinkedHashMap<>();
    private final List<String> files = new ArrayList<>();
    private final Set<String> variables = new HashSet<>();

    /** @param stop makes the exception of what is not supported */
    Parameters(Function<String, UnsupportedException> stop) {
        this.stop = stop;
    }

    private record Declared(String text, boolean required, boolean part) {}

    void add(JsonNode parameter) {
        String name = parameter.path("name").asText();
        String in = parameter.path("in").asText();
        String words = "the %s parameter %s".formatted(Line.of(in), Line.of(name));
        if (in.equals("header") && DESCRIBED_ELSEWHERE.contains(lower(name))) {
            return;
        }
        String style = STYLES.get(in);
        if (style == null) {
            throw stop.apply(words);
        }
        if (!parameter.path("style").asText(style).equals(style)) {
            throw stop.apply(
                    words + " of style " + Line.of(parameter.get("style").asText()));
        }
        if (parameter.has("content")) {
            throw stop.apply(words + " of a media type");
        }
        if (name.length() > Limits.NAME) {
            throw stop.apply("%s with a name of %s characters".formatted(words, name.length()));
        }
        String variable = variable(name);
        String type = type(parameter.path("schema"), in, parameter, words);
        boolean required = parameter.path("required").asBoolean();
        switch (in) {
            case "path" -> {
                ofPath.put(name, variable);
                declare("@Path(\"%s\") %s %s".formatted(variable, type, variable), true, false);
            }
            case "query" -> declare("@Query(%s) %s %s".formatted(Java.literal(name), type, variable), required, false);
            default -> {
                if (!TOKEN.matcher(name).matches() || OF_THE_CONNECTION.contains(lower(name))) {
                    throw stop.apply(words);
                }
                declare("@Header(%s) %s %s".formatted(Java.literal(name), type, variable), required, false);
            }
        }
    }

    private String type(JsonNode schema, String in, JsonNode parameter, String words) {
        boolean isList = schema.path("type").asText().equals("array");
        boolean isRepeated = in.equals("query") && parameter.path("explode").asBoolean(true);
        if (isList && !isRepeated) {
            throw stop.apply(words + ", a list that is not repeated,");
        }
        String type = scalar(isList ? schema.path("items") : schema);
        if (type.isEmpty()) {
            throw stop.apply(words + ", whose values are objects or lists,");
        }
        return isList ? "List<" + type + ">" : type;
    }

    /** Returns the type of a single value, a text unless it says otherwise, or nothing. */
    static String scalar(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "integer" -> "Long";
            case "number" -> "Double";
            case "boolean" -> "Boolean";
            case "object", "array" -> "";
            default -> "String";
        };
    }

    void body(String type) {
        declare("@Body %s %s".formatted(type, variable("body")), true, false);
    }

    /** Declares a part whose name, unlike that of others, is the caller's to say: it has a file name and a media type too. */
    void file(String type, String name, boolean required) {
        files.add(name);
        part("@Part", type, name, required);
    }

    /** The names of the parts that are files. */
    List<String> files() {
        return files;
    }

    void part(String annotation, String type, String name, boolean required) {
        declare("%s %s %s".formatted(annotation, type, variable(name)), required, true);
    }

    private void declare(String text, boolean required, boolean part) {
        all.add(new Declared(text, required, part));
        if (all.size() > Limits.PARAMETERS) {
            throw stop.apply("an operation of more than %s parameters".formatted(Limits.PARAMETERS));
        }
    }

    /** Returns a name that no other parameter has: two may be called alike in different places. */
    private String variable(String name) {
        String variable = Java.variable(Java.words(name)).replaceFirst("^_", "p"); // Retrofit wants a letter first
        while (!variables.add(variable)) {
            variable += "_";
        }
        return variable;
    }

    /** Returns the path with the variables for its parameters. */
    String path(Endpoint endpoint) {
        List<String> names = endpoint.parameters();
        if (!ofPath.keySet().equals(new HashSet<>(names)) || names.size() != ofPath.size()) {
            throw stop.apply("a path with the parameters %s that describes %s"
                    .formatted(
                            Line.of(names.toString()), Line.of(ofPath.keySet().toString())));
        }
        return endpoint.path(ofPath::get);
    }

    /** Returns the whole list, and, if there is one, that without the optional parameters. */
    List<String> lists() {
        List<Declared> required = all.stream().filter(Declared::required).toList();
        boolean hasParts = all.stream().anyMatch(Declared::part);
        // The library that sends it refuses a form without any part.
        boolean isWhole = !hasParts || required.stream().anyMatch(Declared::part);
        return required.size() == all.size() || !isWhole ? List.of(list(all)) : List.of(list(all), list(required));
    }

    private static String list(List<Declared> parameters) {
        return String.join(", ", parameters.stream().map(Declared::text).toList());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
