package ai.dataframer.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Says in Java what a document says. Every name and every text of a document that becomes Java goes through here. */
final class Java {
    // The names that are told apart by their words alone: of two such, one is never called like the other.
    private static final Pattern USUAL = Pattern.compile("[a-z][a-z0-9]*(_[a-z][a-z0-9]*)*");
    private static final String PLAIN = " .,;:!?()'_=+-";
    private static final int LONGEST_WORDS = 60;
    private static final int LONGEST_COMMENT = 300;

    private Java() {}

    /**
     * Returns the words of a name, as in {@code CreatedAt} for {@code created_at}. A longer name, or one of another form, gets a suffix of
     * its own, as in {@code CreatedAtX70c2c561} for {@code createdAt}: it depends on no other name, so none that comes
     * changes it.
     */
    static String words(String name) {
        String words = capitals(name);
        // getClass() is every object's.
        if (USUAL.matcher(name).matches() && words.length() <= LONGEST_WORDS && !name.equals("class")) {
            return words;
        }
        return words.substring(0, Math.min(LONGEST_WORDS, words.length())) + "X" + digest(name);
    }

    /** Returns the words of a text, each with a capital letter. */
    static String capitals(String text) {
        return Arrays.stream(text.split("[^A-Za-z0-9]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** Returns the variable that is called after such words. */
    static String variable(String words) {
        String name = Character.toLowerCase(words.charAt(0)) + words.substring(1);
        return Character.isDigit(name.charAt(0)) ? "_" + name : SourceVersion.isKeyword(name) ? name + "_" : name;
    }

    /** Returns the literal of a text, in ASCII. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0 || "/{}@".indexOf(c) >= 0) {
                literal.append(c);
            } else if (c < 0x80) {
                // not \\u: javac reads those before it looks for the end of the literal
                literal.append(String.format(Locale.ROOT, "\\%03o", (int) c));
            } else {
                literal.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return literal.append('"').toString();
    }

    /** Returns what a comment says of a text, in one line of ASCII that ends no comment and holds no tag. */
    static String comment(String text) {
        StringBuilder comment = new StringBuilder();
        String line = Line.of(text);
        line.codePoints().limit(LONGEST_COMMENT).forEach(c -> {
            if (isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                comment.appendCodePoint(c);
            } else {
                comment.append("&#").append(c).append(';');
            }
        });
        return line.codePointCount(0, line.length()) > LONGEST_COMMENT ? comment + "..." : comment.toString();
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static String digest(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
