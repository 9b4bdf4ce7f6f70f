package ai.dataframer.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that holds a contract: the contract itself, or a Markdown page with contracts in fenced blocks. */
final class Document {
    private static final Pattern FENCE = Pattern.compile("([ \\t]*)(`{3,}|~{3,})(.*)", Pattern.DOTALL);
    private static final Pattern YAML = Pattern.compile("(?m)^[\"']?(openapi|swagger)[\"']?:");
    private static final JsonFactory JSON = new JsonFactory();

    private final String text;
    private final List<String> fenced = new ArrayList<>();
    private final StringBuilder outside = new StringBuilder();
    private boolean cutOff;

    private Document(String text) {
        this.text = text;
        split();
    }

    /** Says whether {@code text} claims to be a page of this service: it has a contract, or its beginning, and the name. */
    static boolean isPage(String text) {
        Document document = new Document(text);
        return (document.cutOff || !document.contracts().isEmpty())
                && text.toLowerCase(Locale.ROOT).contains("dataframer");
    }

    /**
     * Returns the contracts in {@code text}, character for character.
     *
     * @param origin where the text came from, for the message
     * @throws ContractException if there is none
     */
    static List<String> contractsIn(String text, String origin) {
        Document document = new Document(text);
        List<String> contracts = document.contracts();
        if (document.cutOff && !contracts.contains(text)) {
            throw new ContractException(origin + " ends within the fenced block of the contract: is the page cut off?");
        }
        if (contracts.isEmpty()) {
            throw new ContractException(origin + " holds no OpenAPI document: no line begins with \"openapi:\", neither"
                    + " in the text nor in a fenced block of it");
        }
        return contracts;
    }

    private List<String> contracts() {
        if (isContract(outside.toString())) {
            return List.of(text);
        }
        List<String> contracts = fenced.stream().filter(Document::isContract).toList();
        // a piece of a contract may stand beside it, as an example
        List<String> whole =
                contracts.stream().filter(text -> text.contains("paths")).toList();
        return whole.isEmpty() ? contracts : whole;
    }

    private static boolean isContract(String text) {
        return text.stripLeading().startsWith("{")
                ? isJsonContract(text)
                : YAML.matcher(text).find();
    }

    /** Says whether the object has the version of OpenAPI, wherever it stands among the others, and whatever follows it. */
    private static boolean isJsonContract(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING
                        && name.matches("openapi|swagger")
                        && json.getText().matches("\\d.*")) {
                    return true;
                }
                json.skipChildren();
            }
            return false;
        } catch (IOException e) {
            return false; // no JSON up to there
        }
    }

    private void split() {
        String open = null;
        String indent = "";
        StringBuilder block = new StringBuilder();
        for (String line : text.split("(?<=\n)", -1)) {
            Matcher fence = FENCE.matcher(line);
            if (open == null && fence.matches()) {
                indent = fence.group(1);
                open = fence.group(2);
                block.setLength(0);
            } else if (open == null) {
                outside.append(line);
            } else if (fence.matches()
                    && fence.group(2).startsWith(open)
                    && fence.group(3).isBlank()) {
                fenced.add(block.toString());
                open = null;
            } else {
                block.append(line.startsWith(indent) ? line.substring(indent.length()) : line);
            }
        }
        cutOff = open != null && isContract(block.toString());
    }

    /**
     * Returns the text of {@code file}.
     *
     * @throws ContractException if it cannot be read
     */
    static String read(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return text(bytes.readNBytes(Limits.BYTES + 1), file.toString());
        } catch (NoSuchFileException e) {
            throw new ContractException("there is no file " + file);
        } catch (IOException e) {
            throw new ContractException(
                    file + " cannot be read: " + (Files.isDirectory(file) ? "it is a folder" : e.getMessage()));
        }
    }

    /**
     * Returns the text that is encoded in UTF-8.
     *
     * @throws ContractException if it is none, or longer than the {@link Limits}
     */
    static String text(byte[] bytes, String origin) {
        if (bytes.length > Limits.BYTES) {
            throw new ContractException("%s has more than %s bytes".formatted(origin, Limits.BYTES));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ContractException(origin + " is not UTF-8 text");
        }
    }
}
