package ai.dataframer.examples.callers;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.polling.VirtualScheduler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that answers no request, so that each stays in flight, and sees the client close its connection. */
final class SilentService implements AutoCloseable {
    static final UUID RUN_ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");

    private final ServerSocket server;
    private final VirtualScheduler time = new VirtualScheduler();
    private final AtomicInteger connections = new AtomicInteger(); // one for each request, as none is answered
    private final Semaphore requests = new Semaphore(0);
    private final Semaphore hangUps = new Semaphore(0);

    SilentService() throws IOException {
        server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Returns a client of this service, whose time stands still. */
    DataframerClient client() {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(baseUrl())
                .scheduler(time)
                .build();
    }

    int connections() {
        return connections.get();
    }

    void awaitRequests(int count) throws InterruptedException {
        assertThat(requests.tryAcquire(count, 10, SECONDS))
                .as("%d requests arrive", count)
                .isTrue();
    }

    /** Waits for less than the ten seconds after which a poll hangs up by itself. */
    void awaitHangUps(int count) throws InterruptedException {
        assertThat(hangUps.tryAcquire(count, 5, SECONDS))
                .as("the client closes %d connections", count)
                .isTrue();
    }

    /** Lets a day pass, and sees that the next request is one of the test's own. */
    void assertNoRequestFollows(DataframerClient client) throws InterruptedException {
        int before = connections();
        time.advance(Duration.ofDays(1));
        client.anonymizationRuns().retrieveAsync(RUN_ID);
        awaitRequests(1);
        assertThat(connections()).isEqualTo(before + 1);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var lines =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) { // the end of a GET
                    requests.release();
                }
            }
        } catch (IOException e) {
            // the client has reset the connection
        }
        hangUps.release();
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "silent-service");
        thread.setDaemon(true);
        thread.start();
    }
}
