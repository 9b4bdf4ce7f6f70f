package ai.dataframer.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.dataframer.client.RunStatus;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * A stub service whose runs end by the clock, so that the demo can tell how late a client sees it. The run of a wait is the UUID
 * with the wait's number. All runs begin with the service, and each takes another time. Closing it frees the port.
 */
final class FleetService implements AutoCloseable {
    static final Duration SHORTEST_RUN = Duration.ofSeconds(2);
    static final Duration LONGEST_RUN = Duration.ofSeconds(15);

    /** Time before the outage. */
    static final Duration OUTAGE_START = Duration.ofSeconds(5);

    private static final int THREADS = 4;
    private static final int PENDING_SHARE = 5;
    private static final int UUID_LENGTH = 36;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final LongAdder requests = new LongAdder();
    private final HttpServer server;
    private final int runs;
    private final Duration outage;
    private final LongSupplier nanoTime;
    private final long start;

    /** Starts a service on a free port. {@code outage} is the length of the outage, zero for none. */
    FleetService(int runs, Duration outage, LongSupplier nanoTime) {
        this.runs = runs;
        this.outage = outage;
        this.nanoTime = nanoTime;
        // JDK 17 sends head and body in two packets, and would hold back the second for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback interface", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        start = nanoTime.getAsLong();
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static UUID runId(int number) {
        return new UUID(0, number);
    }

    /** Returns the time since the start of the service and its runs. */
    Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    /** Returns the time from the start to the end of a run: the first run takes longest, the last one shortest. */
    Duration duration(int number) {
        Duration range = LONGEST_RUN.minus(SHORTEST_RUN);
        return LONGEST_RUN.minus(range.multipliedBy(number).dividedBy(Math.max(1, runs - 1)));
    }

    /** Returns the number of requests so far, those in the outage included. */
    long requests() {
        return requests.sum();
    }

    boolean isDown() {
        Duration sinceOutage = elapsed().minus(OUTAGE_START);
        return !sinceOutage.isNegative() && sinceOutage.compareTo(outage) < 0;
    }

    /** During the outage the connection closes without a response. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.increment();
            if (!isDown()) {
                String path = exchange.getRequestURI().getPath();
                int end = path.length() - 1; // of the id, before the last slash
                UUID id = UUID.fromString(path.substring(end - UUID_LENGTH, end));
                byte[] body = "{\"id\": \"%s\", \"status\": \"%s\"}"
                        .formatted(id, status((int) id.getLeastSignificantBits()))
                        .getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private RunStatus status(int number) {
        Duration duration = duration(number);
        Duration elapsed = elapsed();
        if (elapsed.compareTo(duration) >= 0) {
            return RunStatus.SUCCEEDED;
        }
        return elapsed.compareTo(duration.dividedBy(PENDING_SHARE)) < 0 ? RunStatus.PENDING : RunStatus.PROCESSING;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
