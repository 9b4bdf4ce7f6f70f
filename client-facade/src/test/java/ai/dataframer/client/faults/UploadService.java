package ai.dataframer.client.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import ai.dataframer.client.DataframerClient;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A service on a plain socket that reads of each upload as much as its script says, and notes how the body ended. */
final class UploadService implements AutoCloseable {
    static final String CREATED = ok("{\"id\": \"182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e\"}");

    /** What the service does with a request: it reads so many bytes of the body, answers, and then this. */
    record Step(long most, String reply, End end) {
        static Step whole(String reply) {
            return new Step(Long.MAX_VALUE, reply, End.KEEP);
        }
    }

    /** What becomes of the connection. */
    enum End {
        KEEP,
        CLOSE,
        RESET,
        /** Reads no more until {@link UploadService#readOn}, and then all that there is. */
        READ_LATER
    }

    /** How much of a body came. */
    enum Body {
        WHOLE,
        /** The service itself ended the connection. */
        LEFT,
        /** The client closed the connection within the body, as if that were all. */
        CUT_OFF,
        /** The client reset the connection. */
        RESET
    }

    private final ServerSocket server;
    private final BlockingQueue<Step> script = new LinkedBlockingQueue<>();
    private final BlockingQueue<Body> bodies = new LinkedBlockingQueue<>();
    private final CountDownLatch started;
    private final CountDownLatch readOn = new CountDownLatch(1);
    private final Set<Socket> open = new HashSet<>();

    private UploadService(List<Step> steps) {
        started = new CountDownLatch(steps.size());
        script.addAll(steps);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** Starts a service that does one step for each request. */
    static UploadService start(Step... steps) {
        return new UploadService(List.of(steps));
    }

    static String ok(String json) {
        return RawReply.head(201, "Content-Length: " + json.length()) + json;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    DataframerClient.Builder client() {
        return DataframerClient.builder().apiKey("test-key").baseUrl(baseUrl());
    }

    /** Waits until all steps have begun and have read what they read. */
    void awaitRead() throws InterruptedException {
        if (!started.await(10, TimeUnit.SECONDS)) {
            throw new AssertionError("the requests did not come");
        }
    }

    void readOn() {
        readOn.countDown();
    }

    /** Returns how the next body ended. */
    Body nextBody() throws InterruptedException {
        Body body = bodies.poll(10, TimeUnit.SECONDS);
        if (body == null) {
            throw new AssertionError("no body has ended");
        }
        return body;
    }

    /** Returns the number of bodies that have ended and were not asked for. */
    int otherBodies() {
        return bodies.size();
    }

    @Override
    public void close() throws IOException {
        readOn();
        server.close();
        List<Socket> left;
        synchronized (this) {
            left = List.copyOf(open);
        }
        for (Socket socket : left) {
            socket.close();
        }
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = server.accept();
                synchronized (this) {
                    open.add(socket);
                }
                start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                if (!serve(socket, in, length(head))) {
                    return;
                }
            }
        } catch (IOException e) {
            // the client hung up between two requests
        }
    }

    /** Returns true if another request may follow. */
    private boolean serve(Socket socket, InputStream in, long length) throws IOException {
        Step step = script.poll();
        if (step == null) {
            bodies.add(Body.LEFT);
            return false;
        }
        Body body;
        try {
            body = read(in, Math.min(step.most, length)) ? Body.WHOLE : Body.CUT_OFF;
            started.countDown();
            socket.getOutputStream().write(step.reply.getBytes(ISO_8859_1));
            if (step.end == End.READ_LATER) {
                await(readOn);
                body = read(in, length - Math.min(step.most, length)) ? Body.WHOLE : Body.CUT_OFF;
            } else if (body == Body.WHOLE && step.most < length) {
                body = Body.LEFT;
            }
        } catch (SocketException e) {
            body = Body.RESET;
        }
        if (step.end == End.RESET) {
            socket.setSoLinger(true, 0);
        }
        bodies.add(body);
        return step.end == End.KEEP && body == Body.WHOLE;
    }

    /** Returns false if the stream ends before {@code length} bytes. */
    private static boolean read(InputStream in, long length) throws IOException {
        byte[] buffer = new byte[8192];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                return false;
            }
            left -= read;
        }
        return true;
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                return "";
            }
            head.append((char) c);
        }
        return head.toString();
    }

    private static long length(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToLong(line -> Long.parseLong(
                        line.substring("content-length:".length()).trim()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("an upload without Content-Length: " + head));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "upload-service");
        thread.setDaemon(true);
        thread.start();
    }
}
