package ai.dataframer.compatibility;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Names as a page may have them: usual ones, words of Java, pieces of code, any Unicode; many alike but for a little. */
final class RandomNames {
    private static final List<String> WORDS = List.of(
            "name", "file", "created", "at", "is", "x", "class", "true", "null", "int", "new", "get", "enum", "default",
            "yield", "record", "var", "_", "this", "object", "String", "List", "Map", "Void", "Call", "2nd", "1", "id",
            "ID", "Id");
    private static final List<String> CODE = List.of(
            "\") Object p = p(); @SerializedName(\"",
            "*/",
            "/*",
            "//",
            "\\",
            "\\u0022",
            "\\\\u000a",
            "\"",
            "'",
            "\n",
            "\r\n",
            "\t",
            "\0",
            "{{x}}",
            "{{{x}}}",
            "{{#x}}",
            "${x}",
            "%s",
            "@Deprecated",
            "<b>",
            "&amp;",
            "\u001b[31m",
            "\u202e",
            "\u200b",
            "\ufeff",
            "\u0130",
            "\u00df",
            "\ud83d\ude00",
            "\u65e5\u672c",
            "e\u0301");
    private static final List<String> BETWEEN = List.of("_", "_", "_", "-", ".", " ", "", "__", "$", "/", ":", "[]");

    private final Random random;
    private final List<String> earlier = new ArrayList<>(WORDS);

    RandomNames(long seed) {
        random = new Random(seed);
    }

    /** Returns names of which no two are equal. */
    List<String> distinct(int count) {
        Set<String> names = new HashSet<>();
        List<Supplier<String>> kinds = List.of(this::words, this::words, this::code, this::unicode, this::likeAnother);
        while (names.size() < count) {
            String name = kinds.get(random.nextInt(kinds.size())).get();
            if (name.length() <= 200) {
                names.add(name);
                earlier.add(name);
            }
        }
        return List.copyOf(names);
    }

    private String words() {
        StringBuilder name = new StringBuilder(one(WORDS));
        for (int i = random.nextInt(4); i > 0; i--) {
            String word = one(WORDS);
            name.append(one(BETWEEN)).append(random.nextInt(4) == 0 ? word.toUpperCase(Locale.ROOT) : word);
        }
        return name.toString();
    }

    private String code() {
        return words() + one(CODE) + one(WORDS);
    }

    private String unicode() {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(20) == 0 ? 100 : 8); i >= 0; i--) {
            int c = random.nextInt(random.nextBoolean() ? 0x250 : Character.MAX_CODE_POINT + 1);
            name.appendCodePoint(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 'x' : c);
        }
        return name.toString();
    }

    private String likeAnother() {
        String name = one(earlier);
        return switch (random.nextInt(6)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> name.toLowerCase(Locale.ROOT);
            case 2 -> "_" + name;
            case 3 -> name + "_";
            case 4 -> name.replace('_', '-');
            default -> name.replace("_", "");
        };
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
