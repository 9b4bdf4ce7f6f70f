package ai.dataframer.client.faults;

import ai.dataframer.client.faults.RawReply.End;
import java.util.Arrays;
import java.util.Random;

/** A file of a service, and what it answers with of it. */
final class FileReplies {
    static final String TAG = "ETag: \"v1\"";

    private final byte[] content;

    private FileReplies(byte[] content) {
        this.content = content;
    }

    /** Returns a file with the bytes that belong to {@code seed}. */
    static FileReplies of(int size, int seed) {
        var content = new byte[size];
        new Random(seed).nextBytes(content);
        return new FileReplies(content);
    }

    byte[] content() {
        return content.clone();
    }

    RawReply whole(String... headers) {
        return cut(content.length, End.KEEP, headers);
    }

    /** Returns an answer that ends after {@code bytes} of the file. */
    RawReply cut(int bytes, End end, String... headers) {
        return RawReply.of(RawReply.head(200, with("Content-Length: " + content.length, headers)))
                .then(Arrays.copyOf(content, bytes))
                .then(end);
    }

    /** Returns an answer without a length, in a single chunk. */
    RawReply chunk(int bytes, boolean last, End end, String... headers) {
        return RawReply.of(RawReply.head(200, with("Transfer-Encoding: chunked", headers)) + Integer.toHexString(bytes)
                        + "\r\n")
                .then(Arrays.copyOf(content, bytes))
                .then((last ? "\r\n0\r\n\r\n" : "").getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .then(end);
    }

    /** Returns the part that {@code head} asks for. */
    RawReply rest(String head, String... headers) {
        return part(start(head), content.length, headers);
    }

    RawReply part(int first, int end, String... headers) {
        String range = "Content-Range: bytes " + first + "-" + (end - 1) + "/" + content.length;
        return partOf(range, first, end, headers);
    }

    /** Returns a part of the file with any header instead of the {@code Content-Range}. */
    RawReply partOf(String range, int first, int end, String... headers) {
        return RawReply.of(RawReply.head(206, with(range + "\r\nContent-Length: " + (end - first), headers)))
                .then(Arrays.copyOfRange(content, first, end));
    }

    /** Returns where the range that {@code head} asks for begins. */
    static int start(String head) {
        return head.lines()
                .filter(line -> line.startsWith("Range: bytes="))
                .mapToInt(line -> Integer.parseInt(line.substring("Range: bytes=".length(), line.length() - 1)))
                .findFirst()
                .orElse(0);
    }

    private static String[] with(String first, String... others) {
        String[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = first;
        return all;
    }
}
