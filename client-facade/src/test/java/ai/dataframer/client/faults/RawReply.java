package ai.dataframer.client.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** What a request is answered with: bytes, and what becomes of the connection after them. */
final class RawReply {
    static final UUID RUN_ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");

    /** What becomes of the connection. */
    enum End {
        KEEP,
        CLOSE,
        RESET,
        /** Nothing: it stays silent until the client hangs up. */
        HANG
    }

    private final byte[] bytes;

    /** Time between two bytes; 0 sends them all at once. */
    private final int pauseMillis;

    private final End end;

    private RawReply(byte[] bytes, int pauseMillis, End end) {
        this.bytes = bytes;
        this.pauseMillis = pauseMillis;
        this.end = end;
    }

    static RawReply of(String text) {
        return of(text.getBytes(ISO_8859_1));
    }

    static RawReply of(byte[] bytes) {
        return new RawReply(bytes, 0, End.KEEP);
    }

    static RawReply run(String status) {
        return run(RUN_ID.toString(), status);
    }

    static RawReply run(String id, String status) {
        String json = runJson(id, status);
        return of(head(200, "Content-Length: " + json.length()) + json);
    }

    static String runJson(String status) {
        return runJson(RUN_ID.toString(), status);
    }

    private static String runJson(String id, String status) {
        return "{\"id\": \"" + id + "\", \"status\": \"" + status + "\"}";
    }

    /** Returns a status line, {@code headers} and the empty line. */
    static String head(int status, String... headers) {
        return "HTTP/1.1 " + status + " x\r\nContent-Type: application/json\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
    }

    static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    RawReply then(byte[] more) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return new RawReply(all, pauseMillis, end);
    }

    RawReply then(End end) {
        return new RawReply(bytes, pauseMillis, end);
    }

    boolean hangs() {
        return end == End.HANG;
    }

    RawReply dribbled(int pauseMillis) {
        return new RawReply(bytes, pauseMillis, end);
    }

    /** Answers on {@code socket}, and returns true if it stays open. */
    boolean send(Socket socket) throws IOException {
        if (pauseMillis == 0) {
            socket.getOutputStream().write(bytes);
        } else {
            dribble(socket);
        }
        switch (end) {
            case KEEP -> {
                return true;
            }
            case RESET -> socket.setSoLinger(true, 0);
            case HANG -> socket.getInputStream().read();
            case CLOSE -> {}
        }
        return false;
    }

    private void dribble(Socket socket) throws IOException {
        socket.setSoTimeout(pauseMillis);
        InputStream in = socket.getInputStream();
        for (byte b : bytes) {
            socket.getOutputStream().write(b);
            if (hungUpDuringThePause(in)) {
                throw new IOException("the client hung up");
            }
        }
        socket.setSoTimeout(0);
    }

    private static boolean hungUpDuringThePause(InputStream in) throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false; // the pause is over, and the client still there
        }
    }
}
