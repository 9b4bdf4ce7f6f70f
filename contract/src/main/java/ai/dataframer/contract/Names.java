package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What operations and schemas are called in Java: as {@code names.yaml} says, or after their place. */
final class Names {
    static final String FILE = "client-generated/names.yaml";

    private static final Pattern LINE = Pattern.compile("(?m)^( *[\"']?)([A-Z]+ [^:\"']*)([\"']?: )");

    private final Map<Endpoint, String> methods = new LinkedHashMap<>();
    private final Map<String, String> classes = new LinkedHashMap<>();
    private final Set<Object> used = new LinkedHashSet<>();

    private Names(String text) {
        JsonNode file = Yaml.read(text, FILE);
        file.path("operations")
                .properties()
                .forEach(line -> methods.put(
                        Endpoint.parse(line.getKey()), line.getValue().asText()));
        file.path("classes")
                .properties()
                .forEach(line -> classes.put(line.getKey(), line.getValue().asText()));
    }

    static Names in(Path root) {
        return new Names(text(root));
    }

    /** Returns the names after operations have gone to other places. */
    static Names in(Path root, Map<Endpoint, Endpoint> moves) {
        return new Names(moved(text(root), moves));
    }

    /** Writes those places into the file; the rest of it stays as it is. */
    static void move(Path root, Map<Endpoint, Endpoint> moves) {
        try {
            Files.writeString(root.resolve(FILE), moved(text(root), moves));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path root) {
        try {
            return Files.readString(root.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String moved(String text, Map<Endpoint, Endpoint> moves) {
        return LINE.matcher(text).replaceAll(line -> {
            Endpoint now = moves.get(Endpoint.parse(line.group(2)));
            return Matcher.quoteReplacement(now == null ? line.group() : line.group(1) + now + line.group(3));
        });
    }

    boolean isNamed(Endpoint operation) {
        return methods.containsKey(operation);
    }

    String method(Endpoint operation) {
        used.add(operation);
        String name = methods.get(operation);
        return name != null ? name : DerivedNames.method(operation);
    }

    boolean isNamed(String place) {
        return classes.containsKey(place);
    }

    String type(String place) {
        used.add(place);
        String name = classes.get(place);
        return name != null ? name : DerivedNames.type(place);
    }

    /** Returns a sentence for each line that has matched nothing. */
    List<String> unused() {
        List<String> unused = new ArrayList<>();
        methods.forEach((operation, name) -> unused(operation, name, unused));
        classes.forEach((place, name) -> unused(place, name, unused));
        return unused;
    }

    private void unused(Object left, String name, List<String> unused) {
        if (!used.contains(left)) {
            unused.add("%s: \"%s: %s\" matches nothing in openapi/. Correct or delete the line"
                    .formatted(FILE, left, name));
        }
    }
}
