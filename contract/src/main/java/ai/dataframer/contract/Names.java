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
import javax.lang.model.SourceVersion;

/** What operations, schemas and properties are called in Java: as {@code names.yaml} says, or after their place. */
final class Names {
    static final String FILE = "client-generated/names.yaml";

    private static final String PROPERTY = "property ";
    private static final Pattern LINE = Pattern.compile("(?m)^( *[\"']?)([A-Z]+ [^:\"']*)([\"']?: )");

    private final Map<Endpoint, String> methods = new LinkedHashMap<>();
    private final Map<String, String> classes = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Set<Object> used = new LinkedHashSet<>();

    private Names(String text) {
        JsonNode file = Yaml.read(text, FILE);
        lines(file, "operations", "[a-z][A-Za-z0-9]*")
                .forEach((operation, name) -> methods.put(Endpoint.parse(operation), name));
        classes.putAll(lines(file, "classes", "[A-Z][A-Za-z0-9]*"));
        properties.putAll(lines(file, "properties", "[a-z][A-Za-z0-9]*"));
    }

    private static Map<String, String> lines(JsonNode file, String section, String form) {
        Map<String, String> lines = new LinkedHashMap<>();
        file.path(section).properties().forEach(line -> {
            String name = line.getValue().asText();
            if (!name.matches(form) || SourceVersion.isKeyword(name) || name.equals("class")) {
                throw new ContractException("%s: \"%s: %s\" is no name for Java: it has the form %s and is no keyword"
                        .formatted(FILE, line.getKey(), name, form));
            }
            lines.put(line.getKey(), name);
        });
        return lines;
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

    boolean isNamed(Place place) {
        return classes.containsKey(place.toString());
    }

    String type(Place place) {
        used.add(place.toString());
        String name = classes.get(place.toString());
        return name != null ? name : DerivedNames.type(place, classes.values());
    }

    /** Returns the words that the accessors of a property have after {@code get} and {@code set}. */
    String property(Place place, String name) {
        used.add(PROPERTY + place);
        String line = properties.get(place.toString());
        return line != null ? Character.toUpperCase(line.charAt(0)) + line.substring(1) : Java.words(name);
    }

    /** Returns a sentence for each line that has matched nothing. */
    List<String> unused() {
        List<String> unused = new ArrayList<>();
        methods.forEach((operation, name) -> unused(operation, operation, name, unused));
        classes.forEach((place, name) -> unused(place, place, name, unused));
        properties.forEach((place, name) -> unused(PROPERTY + place, place, name, unused));
        return unused;
    }

    private void unused(Object key, Object left, String name, List<String> unused) {
        if (!used.contains(key)) {
            unused.add("%s: \"%s: %s\" matches nothing in openapi/. Correct or delete the line"
                    .formatted(FILE, left, name));
        }
    }
}
