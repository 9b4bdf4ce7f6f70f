package ai.dataframer.client.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a form of RFC 7578, with the names of parts and files escaped as browsers do. */
final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("multipart/form-data;\\s*boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DISPOSITION = Pattern.compile(
            "^Content-Disposition: form-data; name=\"([^\"]*)\"(?:; filename=\"([^\"]*)\")?$",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(ISO_8859_1);

    private final byte[] body;
    private final byte[] delimiter;
    private int position;

    private Multipart(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(UTF_8);
    }

    /** A part of a form. */
    static final class Part {
        private final String name;
        private final @Nullable String fileName;
        private final byte[] content;

        private Part(String name, @Nullable String fileName, byte[] content) {
            this.name = name;
            this.fileName = fileName;
            this.content = content;
        }

        String name() {
            return name;
        }

        /** Returns null if the part is not a file. */
        @Nullable
        String fileName() {
            return fileName;
        }

        byte[] content() {
            return content;
        }

        String text() {
            return new String(content, UTF_8);
        }
    }

    /**
     * Returns the parts of {@code body}.
     *
     * @throws IllegalArgumentException if it is no complete form
     */
    static List<Part> parts(@Nullable String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(String.valueOf(contentType));
        if (!boundary.matches()) {
            throw new IllegalArgumentException("the content type is not multipart/form-data with a boundary");
        }
        byte[] begin = Arrays.copyOf("\r\n".getBytes(UTF_8), body.length + 2);
        System.arraycopy(body, 0, begin, 2, body.length);
        return new Multipart(begin, boundary.group(1)).parts();
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        until(delimiter);
        while (!startsWith("--\r\n")) {
            if (!startsWith("\r\n")) {
                throw new IllegalArgumentException("the form has a delimiter that ends neither its line nor the form");
            }
            position += 2;
            Matcher disposition = DISPOSITION.matcher(new String(until(END_OF_HEAD), UTF_8));
            if (!disposition.find()) {
                throw new IllegalArgumentException("a part of the form has no Content-Disposition with its name");
            }
            String fileName = disposition.group(2);
            parts.add(new Part(
                    unescaped(disposition.group(1)), fileName == null ? null : unescaped(fileName), until(delimiter)));
        }
        return parts;
    }

    /** Returns the bytes up to {@code end}, and steps behind it. */
    private byte[] until(byte[] end) {
        for (int i = position; i <= body.length - end.length; i++) {
            if (Arrays.equals(body, i, i + end.length, end, 0, end.length)) {
                byte[] found = Arrays.copyOfRange(body, position, i);
                position = i + end.length;
                return found;
            }
        }
        throw new IllegalArgumentException("the form is cut off");
    }

    private boolean startsWith(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        int end = Math.min(position + bytes.length, body.length);
        return Arrays.equals(body, position, end, bytes, 0, bytes.length);
    }

    private static String unescaped(String name) {
        return name.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    }
}
