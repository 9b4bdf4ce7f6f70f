package ai.dataframer.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final Pattern LINE = Pattern.compile("line \\d+");

    private Yaml() {}

    /**
     * Returns the tree of {@code text}, in which every alias is a copy of what it stands for.
     *
     * @param origin where the text came from, for the message
     * @throws ContractException if the text is neither YAML nor JSON, or more than the {@link Limits}
     */
    static JsonNode read(String text, String origin) {
        if (text.length() > Limits.BYTES) {
            throw new ContractException(
                    "%s has %s characters; at most %s are taken".formatted(origin, text.length(), Limits.BYTES));
        }
        try {
            Object parsed = parsed(text);
            return parsed == null ? MissingNode.getInstance() : new Tree().of(parsed, 0);
        } catch (YAMLException e) {
            throw new ContractException(origin + " is not well-formed YAML: " + problem(e.getMessage()));
        }
    }

    private static @Nullable Object parsed(String text) {
        if (text.stripLeading().startsWith("{")) {
            try {
                return JSON.readValue(text, Object.class);
            } catch (JsonProcessingException e) {
                // YAML has braces too; its reader has the last word.
            }
        }
        return loader().load(text);
    }

    /** Returns the text as a double-quoted one, in ASCII. */
    static String quoted(String text) {
        try {
            return ASCII.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // every text can be written
        }
    }

    private static org.yaml.snakeyaml.Yaml loader() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(1000);
        options.setNestingDepthLimit(Limits.DEPTH);
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

    /** Makes nodes of what was read, up to the {@link Limits}. */
    private static final class Tree {
        private int values;

        private JsonNode of(@Nullable Object value, int depth) {
            if (depth > Limits.DEPTH) {
                throw new YAMLException("an anchor holds itself, or the nesting is too deep");
            }
            if (++values > Limits.VALUES) {
                throw new YAMLException("with its aliases it has more than " + Limits.VALUES + " values");
            }
            if (value instanceof Map<?, ?> map) {
                ObjectNode node = JSON.createObjectNode();
                map.forEach((key, below) -> {
                    String name = name(String.valueOf(key));
                    if (node.has(name)) { // as 200 beside '200'
                        throw new YAMLException("found duplicate key " + name);
                    }
                    node.set(name, of(below, depth + 1));
                });
                return node;
            }
            if (value instanceof Iterable<?> list) {
                ArrayNode node = JSON.createArrayNode();
                list.forEach(below -> node.add(of(below, depth + 1)));
                return node;
            }
            return value instanceof String text ? TextNode.valueOf(whole(text)) : JSON.valueToTree(value);
        }

        private static String name(String key) {
            if (key.length() > Limits.NAME) {
                throw new YAMLException(
                        "a name has %s characters; at most %s are taken".formatted(key.length(), Limits.NAME));
            }
            return whole(key);
        }

        /** No encoding says half a character. */
        private static String whole(String text) {
            for (int i = 0; i < text.length(); i++) {
                boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!isPair && Character.isSurrogate(text.charAt(i))) {
                    throw new YAMLException("a text holds half a character (an unpaired surrogate)");
                }
                i += isPair ? 1 : 0;
            }
            return text;
        }
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
