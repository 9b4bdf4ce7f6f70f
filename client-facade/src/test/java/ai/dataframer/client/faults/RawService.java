package ai.dataframer.client.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** A service on loopback made of a plain socket: it answers with any bytes, or none, and sees the client hang up. */
final class RawService implements AutoCloseable {
    private static final int MAX_HEADS = 2000;

    private final ServerSocket server;
    private final Script script;

    /** The heads of the first requests: a service that lives long would gather too many. */
    private final List<String> requests = new ArrayList<>();

    private final Set<Socket> open = new HashSet<>();
    private int accepted;
    private int arrived;

    /** Says what the {@code number}th request, from 1, is answered with. */
    interface Script {
        RawReply reply(int number, String head);
    }

    private RawService(ServerSocketFactory sockets, int port, Script script) {
        this.script = script;
        try {
            server = sockets.createServerSocket(port, 512, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** Starts a service that answers its nth request, from 1, with {@code script} of n. */
    static RawService start(IntFunction<RawReply> script) {
        return start((number, head) -> script.apply(number));
    }

    static RawService start(Script script) {
        return new RawService(ServerSocketFactory.getDefault(), 0, script);
    }

    /** Starts a service on the sockets of {@code sockets}. */
    static RawService start(ServerSocketFactory sockets, RawReply reply) {
        return new RawService(sockets, 0, (number, head) -> reply);
    }

    /** Starts a service that answers with {@code replies}, the last of them for ever. */
    static RawService start(RawReply... replies) {
        return start(n -> replies[Math.min(n, replies.length) - 1]);
    }

    /** Starts a service on a port that another one has left. */
    static RawService startOn(int port, RawReply reply) {
        return new RawService(ServerSocketFactory.getDefault(), port, (number, head) -> reply);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getLocalPort();
    }

    synchronized int requestCount() {
        return arrived;
    }

    /** Returns the heads of the requests so far, at most the first 2,000. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    synchronized int connections() {
        return accepted;
    }

    void awaitRequests(int count) {
        await(() -> arrived >= count);
    }

    /** Waits until the client holds no connection open. */
    void awaitNoConnection() {
        await(open::isEmpty);
    }

    /** Sends {@code reply} on every connection that is open. */
    synchronized void sendUnasked(RawReply reply) throws IOException {
        for (Socket socket : open) {
            reply.send(socket);
        }
    }

    @Override
    public void close() {
        closeQuietly(server);
        List<Socket> left;
        synchronized (this) {
            left = List.copyOf(open);
        }
        left.forEach(RawService::closeQuietly);
    }

    private void accept() {
        while (true) {
            Socket socket;
            try {
                socket = server.accept();
                socket.setTcpNoDelay(true);
            } catch (IOException e) {
                return;
            }
            synchronized (this) {
                accepted++;
                open.add(socket);
            }
            start(() -> serve(socket));
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (String head = head(in); head != null; head = head(in)) {
                in.skipNBytes(contentLength(head));
                if (!script.reply(arrived(head), head).send(socket)) {
                    return;
                }
            }
        } catch (IOException e) {
            // the client hung up
        } finally {
            closed(socket);
        }
    }

    private synchronized int arrived(String head) {
        arrived++;
        if (requests.size() < MAX_HEADS) {
            requests.add(head);
        }
        notifyAll();
        return arrived;
    }

    private synchronized void closed(Socket socket) {
        open.remove(socket);
        notifyAll();
    }

    private synchronized void await(BooleanSupplier condition) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        try {
            while (!condition.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(limit - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError(arrived + " requests, " + open.size() + " connections open");
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads up to the empty line; null at the end of the stream. */
    private static @Nullable String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                return null;
            }
            head.append((char) c);
        }
        return head.toString();
    }

    private static long contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToLong(line -> Long.parseLong(
                        line.substring("content-length:".length()).trim()))
                .findFirst()
                .orElse(0);
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "raw-service");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
