package ai.dataframer.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A service of files in a JVM of its own, on loopback: it reads any upload to its end, and answers {@code GET /files/BYTES} with so
 * many zeros. Prints its port.
 */
final class FileService {
    private static final byte[] BLOCK = new byte[64 * 1024];
    private static final String DATASET = "{\"id\":\"3f0c8f3e-52b7-4d3a-9d0e-6f1f2a7c9b10\"}";

    private FileService() {}

    public static void main(String[] args) throws IOException {
        try (var server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (true) {
                Socket socket = server.accept();
                var thread = new Thread(() -> serve(socket));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), BLOCK.length);
            OutputStream out = socket.getOutputStream();
            for (String request = line(in); !request.isEmpty(); request = line(in)) {
                long length = contentLength(in);
                if (request.startsWith("POST ")) {
                    in.skipNBytes(length);
                    out.write(head("201 Created", DATASET.length(), DATASET));
                } else {
                    send(Long.parseLong(request.replaceAll(".*/files/(\\d+).*", "$1")), out);
                }
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private static void send(long length, OutputStream out) throws IOException {
        out.write(head("200 OK", length, ""));
        for (long left = length; left > 0; left -= BLOCK.length) {
            out.write(BLOCK, 0, (int) Math.min(left, BLOCK.length));
        }
    }

    private static byte[] head(String status, long length, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads the headers to their end. */
    private static long contentLength(InputStream in) throws IOException {
        long length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String[] parts = header.toLowerCase(Locale.ROOT).split(": ", 2);
            if (parts[0].equals("content-length")) {
                length = Long.parseLong(parts[1]);
            }
        }
        return length;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
