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

/** A file that holds a contract: the contract itself, or a Markdown page with the contract in a fenced block. */
final class Document {
    private static final Pattern FENCE = Pattern.compile("([ \\t]*)(`{3,}|~{3,})(.*)", Pattern.DOTALL);
    private static final Pattern CONTRACT =
            Pattern.compile("(?m)^[\"']?(openapi|swagger)[\"']?:|\\A\\s*\\{(?s:.*?)\"(openapi|swagger)\"");

    private Document() {}

    /**
     * Returns the contract in {@code file}, character for character.
     *
     * @throws ContractException if the file cannot be read, or holds no contract or more than one
     */
    static String contractIn(Path file) {
        String text = read(file);
        List<String> fenced = new ArrayList<>();
        StringBuilder outside = new StringBuilder();
        split(text, fenced, outside, file);
        if (CONTRACT.matcher(outside).find()) {
            return text;
        }
        List<String> contracts =
                fenced.stream().filter(block -> CONTRACT.matcher(block).find()).toList();
        if (contracts.size() != 1) {
            throw new ContractException(
                    contracts.isEmpty()
                            ? file
                                    + " holds no OpenAPI document: no line begins with \"openapi:\", neither in the file nor in a"
                                    + " fenced block of it"
                            : file + " holds " + contracts.size()
                                    + " OpenAPI documents: put the one that is meant into a file of its own");
        }
        return contracts.get(0);
    }

    private static void split(String text, List<String> fenced, StringBuilder outside, Path file) {
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
        if (open != null
                && CONTRACT.matcher(block).find()
                && !CONTRACT.matcher(outside).find()) {
            throw new ContractException(file + " ends within the fenced block of the contract: is the page cut off?");
        }
    }

    private static String read(Path file) {
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
