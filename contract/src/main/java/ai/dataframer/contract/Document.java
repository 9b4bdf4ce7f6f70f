package ai.dataframer.contract;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that holds a contract: the contract itself, or a Markdown page with contracts in fenced blocks. */
final class Document {
    private static final Pattern FENCE = Pattern.compile("([ \\t]*)(`{3,}|~{3,})(.*)", Pattern.DOTALL);
    private static final Pattern CONTRACT =
            Pattern.compile("(?m)^[\"']?(openapi|swagger)[\"']?:|\\A\\s*\\{(?s:.*?)\"(openapi|swagger)\"");

    private final String text;
    private final List<String> fenced = new ArrayList<>();
    private final StringBuilder outside = new StringBuilder();
    private boolean cutOff;

    private Document(String text) {
        this.text = text;
        split();
    }

    /** Says whether there is a contract in {@code text}, or the beginning of one. */
    static boolean holdsContract(String text) {
        Document document = new Document(text);
        return document.cutOff || !document.contracts().isEmpty();
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
        return isContract(outside)
                ? List.of(text)
                : fenced.stream().filter(Document::isContract).toList();
    }

    private static boolean isContract(CharSequence text) {
        return CONTRACT.matcher(text).find();
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
        cutOff = open != null && isContract(block);
    }

    /**
     * Returns the text of {@code file}.
     *
     * @throws ContractException if it cannot be read
     */
    static String read(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new ContractException("there is no file " + file);
        } catch (CharacterCodingException e) {
            throw new ContractException(file + " is not UTF-8 text");
        } catch (IOException e) {
            throw new ContractException(
                    file + " cannot be read: " + (Files.isDirectory(file) ? "it is a folder" : e.getMessage()));
        }
    }
}
