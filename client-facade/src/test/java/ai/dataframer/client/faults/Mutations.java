package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.head;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes HTTP answers that are a little wrong, very wrong, or no HTTP at all. The same random numbers make the same answers. */
final class Mutations {
    private static final String RUN =
            "{\"id\": \"" + RawReply.RUN_ID + "\", \"status\": \"SUCCEEDED\", \"pii_types\": [\"PERSON\"],"
                    + " \"duration_seconds\": 90, \"results\": {\"entity_summary\": {\"PERSON\": 3}, \"samples_processed\": 7,"
                    + " \"entities_found\": [{\"start\": 1, \"end\": 5, \"label\": \"PERSON\", \"score\": 0.5}]},"
                    + " \"anonymized_files\": [{\"id\": \"f\", \"path\": \"p\", \"size_in_bytes\": 5000000000}],"
                    + " \"created_at\": \"2026-01-01T00:00:00Z\", \"completed_at\": \"2026-01-01T01:01:30+01:00\"}";

    private static final List<byte[]> ANSWERS = List.of(
            latin(head(200, "Content-Length: " + RUN.length()) + RUN),
            latin(head(200, "Transfer-Encoding: chunked") + Integer.toHexString(RUN.length()) + "\r\n" + RUN
                    + "\r\n0\r\n\r\n"),
            latin(head(200) + RUN),
            zipped(),
            latin("HTTP/1.1 100 Continue\r\n\r\n" + head(200, "Content-Length: " + RUN.length()) + RUN),
            latin(head(204)),
            latin(head(302, "Location: /x", "Content-Length: 0")),
            latin(head(401, "WWW-Authenticate: Bearer", "Content-Length: 0")),
            latin(head(429, "Retry-After: 1", "Content-Length: 2") + "{}"),
            latin(head(
                            503,
                            "Date: Mon, 23 Nov 2026 10:00:00 GMT",
                            "Retry-After: Mon, 23 Nov 2026 10:00:01 GMT",
                            "Content-Length: 2")
                    + "{}"));

    /** What parsers trip over. */
    private static final List<byte[]> TOKENS = List.of(
            latin("\r\n"),
            latin("\r\n\r\n"),
            latin("\n"),
            latin(":"),
            latin(";"),
            latin(" "),
            latin("\0"),
            latin("-1"),
            latin("-99"),
            latin("0"),
            latin("99999999999"),
            latin("7fffffffffffffff"),
            latin("ffffffffffffffff"),
            latin("1e999"),
            latin("NaN"),
            latin("\""),
            latin("\\u"),
            latin("{"),
            latin("["),
            latin("null"),
            latin("gzip"),
            latin("chunked"),
            latin("HTTP/1.1 "),
            latin("HTTP/1.0 200 OK\r\n"),
            latin("Content-Length: -5\r\n"),
            latin("Content-Length: 3\r\n"),
            latin("Content-Encoding: gzip\r\n"),
            latin("Transfer-Encoding: chunked\r\n"),
            latin("Retry-After: 99999999999\r\n"),
            latin("Connection: close\r\n"),
            latin("Content-Type: text/plain; charset=utf-16\r\n"),
            latin("Content-Type: \u00ff;;=\r\n"),
            latin("\u00ef\u00bb\u00bf"),
            latin("\u00fe\u00ff"));

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    RawReply next() {
        byte[] bytes =
                random.nextInt(20) == 0 ? noise(random.nextInt(200)) : ANSWERS.get(random.nextInt(ANSWERS.size()));
        for (int changes = random.nextInt(5); changes > 0; changes--) {
            bytes = changed(bytes);
        }
        RawReply reply = RawReply.of(bytes);
        return switch (random.nextInt(10)) {
            case 0 -> reply;
            case 1 -> reply.then(RawReply.End.RESET);
            default -> reply.then(RawReply.End.CLOSE);
        };
    }

    private byte[] changed(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(12));
        return switch (random.nextInt(6)) {
            case 0 -> joined(slice(bytes, 0, from), noise(to - from), slice(bytes, to, bytes.length)); // overwrites
            case 1 -> joined(slice(bytes, 0, from), slice(bytes, to, bytes.length)); // leaves out
            case 2 -> joined(slice(bytes, 0, to), slice(bytes, from, bytes.length)); // repeats
            case 3 -> slice(bytes, 0, from); // cuts off
            default -> joined(slice(bytes, 0, from), token(), slice(bytes, from, bytes.length)); // puts in
        };
    }

    private byte[] token() {
        return TOKENS.get(random.nextInt(TOKENS.size()));
    }

    private byte[] noise(int length) {
        var noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] zipped() {
        byte[] zip = RawReply.gzip(RUN);
        return joined(latin(head(200, "Content-Encoding: gzip", "Content-Length: " + zip.length)), zip);
    }

    private static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
