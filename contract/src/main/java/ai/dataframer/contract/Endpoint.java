package ai.dataframer.contract;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Method and path of an operation. The names of path parameters and the slash at the end make no other operation of it. */
final class Endpoint {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

    private final String method;
    private final String path;
    private final String key;

    Endpoint(String method, String path) {
        this.method = method.toUpperCase(Locale.ROOT);
        this.path = path;
        this.key = this.method + " " + PARAMETER.matcher(path).replaceAll("{}").replaceFirst("/$", "");
    }

    /** Returns the endpoint that is written as in {@code GET /runs/{id}/}. */
    static Endpoint parse(String text) {
        String[] parts = text.strip().split("\\s+", 2);
        return new Endpoint(parts[0], parts.length == 2 ? parts[1] : "");
    }

    /** The method in capitals. */
    String method() {
        return method;
    }

    String path() {
        return path;
    }

    /** Returns the path with other names for its parameters. */
    String path(UnaryOperator<String> name) {
        return PARAMETER.matcher(path).replaceAll(parameter -> "{" + name.apply(parameter.group(1)) + "}");
    }

    /** The names of the path's parameters, in their order. */
    List<String> parameters() {
        return PARAMETER
                .matcher(path)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Endpoint endpoint && endpoint.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
