package ai.dataframer.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The service in a JVM of its own, on loopback: as little HTTP as the clients need. Prints its port. */
final class Service {
    private static final int BLOCK = 1000;
    private static final byte[] ENTITIES = Work.entities(BLOCK);
    private static final int UUID_LENGTH = 36;
    private static final UUID ANY_FAILING = Work.failing(0, 0);
    private static final byte[] ERROR_PAGE = new byte[70_000];

    private final Map<UUID, Long> firstAsked = new ConcurrentHashMap<>();

    public static void main(String[] args) throws IOException {
        var service = new Service();
        try (var server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (true) {
                Socket socket = server.accept();
                var thread = new Thread(() -> service.serve(socket));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedReader(
                    new InputStreamReader(new BufferedInputStream(socket.getInputStream()), StandardCharsets.US_ASCII));
            OutputStream out = socket.getOutputStream();
            for (String request = in.readLine(); request != null; request = in.readLine()) {
                String header = request;
                while (!header.isEmpty()) {
                    header = in.readLine();
                }
                int slash = request.lastIndexOf('/', request.lastIndexOf(' ') - 2);
                answer(UUID.fromString(request.substring(slash + 1, slash + 1 + UUID_LENGTH)), out);
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private void answer(UUID id, OutputStream out) throws IOException {
        if (Work.isTaking(id) && !isOver(id)) {
            boolean failing = Work.isFailing(id);
            byte[] body = failing ? ERROR_PAGE : Work.processing(id);
            var whole = new ByteArrayOutputStream();
            whole.writeBytes(header(failing ? "503 x" : "200 OK", body.length));
            whole.writeBytes(body);
            whole.writeTo(out);
            return;
        }
        long count = Work.isTaking(id) ? 0 : Work.count(id);
        byte[] head = Work.head(id);
        byte[] rest = Work.entities((int) (count % BLOCK));
        byte[] tail = Work.tail();
        long length = head.length + count / BLOCK * ENTITIES.length + rest.length + tail.length - (count == 0 ? 0 : 1);
        var first = new ByteArrayOutputStream();
        first.writeBytes(header("200 OK", length));
        first.writeBytes(head);
        long blocks = count / BLOCK;
        for (long i = 0; i < blocks; i++) {
            boolean last = i == blocks - 1 && rest.length == 0;
            first.write(ENTITIES, 0, last ? ENTITIES.length - 1 : ENTITIES.length);
            first.writeTo(out);
            first.reset();
        }
        first.write(rest, 0, Math.max(0, rest.length - 1));
        first.writeBytes(tail);
        first.writeTo(out);
    }

    private static byte[] header(String status, long length) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private boolean isOver(UUID id) {
        long now = System.nanoTime();
        UUID what = Work.isFailing(id) ? ANY_FAILING : id; // an outage is one for all runs
        Long first = firstAsked.putIfAbsent(what, now);
        return first != null && now - first >= Work.millis(id) * 1_000_000L;
    }
}
