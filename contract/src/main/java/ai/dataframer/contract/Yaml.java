package ai.dataframer.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML 1.2 and JSON. Jackson's own YAML reader takes an alias for a text, so SnakeYAML loads. */
final class Yaml {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int DEEPEST = 200;
    private static final Pattern LINE = Pattern.compile("line \\d+");

    private Yaml() {}

    /**
     * Returns the tree of {@code text}, in which every alias is a copy of what it stands for.
     *
     * @param origin where the text came from, for the message
     * @throws ContractException if the text is neither YAML nor JSON
     */
    static JsonNode read(String text, String origin) {
        if (text.stripLeading().startsWith("{")) {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                // YAML has braces too; its reader has the last word.
            }
        }
        try {
            Object loaded = loader().load(text);
            return loaded == null ? MissingNode.getInstance() : tree(loaded, 0);
        } catch (YAMLException e) {
            throw new ContractException(origin + " is not well-formed YAML: " + problem(e.getMessage()));
        }
    }

    private static JsonNode tree(@Nullable Object value, int depth) {
        if (depth > DEEPEST) {
            throw new YAMLException("an anchor holds itself, or the nesting is too deep");
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode node = JSON.createObjectNode();
            map.forEach((key, below) -> node.set(String.valueOf(key), tree(below, depth + 1)));
            return node;
        }
        if (value instanceof Iterable<?> list) {
            ArrayNode node = JSON.createArrayNode();
            list.forEach(below -> node.add(tree(below, depth + 1)));
            return node;
        }
        return JSON.valueToTree(value);
    }

    private static org.yaml.snakeyaml.Yaml loader() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(1000);
        options.setCodePointLimit(Integer.MAX_VALUE);
        DumperOptions unused = new DumperOptions();
        return new org.yaml.snakeyaml.Yaml(
                new SafeConstructor(options), new Representer(unused), unused, options, new CoreSchema());
    }

    /** Returns the last sentence of the parser's account and where it points. */
    private static String problem(@Nullable String account) {
        String sentence = String.valueOf(account);
        String line = "";
        for (String part : sentence.lines().toList()) {
            Matcher place = LINE.matcher(part);
            while (place.find()) {
                line = place.group() + ": ";
            }
            if (!part.isBlank() && !part.startsWith(" ")) {
                sentence = part;
            }
        }
        return line + sentence;
    }

    /** What YAML 1.2 makes of plain text: a date, {@code yes} and {@code 1:30} stay text. */
    private static final class CoreSchema extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|True|TRUE|false|False|FALSE"), "tTfF");
            addImplicitResolver(Tag.INT, Pattern.compile("[-+]?(0|[1-9][0-9]*)"), "-+0123456789");
            addImplicitResolver(
                    Tag.FLOAT,
                    Pattern.compile("[-+]?(\\.[0-9]+|(0|[1-9][0-9]*)(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
                    "-+.0123456789");
            addImplicitResolver(Tag.MERGE, Pattern.compile("<<"), "<");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|Null|NULL|"), "~nN\0");
            addImplicitResolver(Tag.NULL, Pattern.compile("^$"), null);
        }
    }
}
