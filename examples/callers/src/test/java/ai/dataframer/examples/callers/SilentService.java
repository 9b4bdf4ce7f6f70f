package ai.dataframer.examples.callers;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/** A service that answers no request, so that each stays in flight, and sees the client close its connection. */
final class SilentService implements AutoCloseable {
    static final UUID RUN_ID = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e");

    private final ServerSocket server;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>(); // their first lines
    private final Semaphore hangUps = new Semaphore(0);

    SilentService() throws IOException {
        server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Returns a client of this service that polls without delay. */
    DataframerClient client() {
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(baseUrl())
                .scheduler(new VirtualScheduler())
                .build();
    }

    /** Takes the next {@code count} requests. */
    void awaitRequests(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            assertThat(requests.poll(10, SECONDS))
                    .as("request %d of %d", i + 1, count)
                    .isNotNull();
        }
    }

    /** Waits for less than the ten seconds after which a poll hangs up by itself. */
    void awaitHangUps(int count) throws InterruptedException {
        assertThat(hangUps.tryAcquire(count, 5, SECONDS))
                .as("the client closes %d connections", count)
                .isTrue();
    }

    /** Sends ten requests one after another, and sees no other among them. */
    void assertNoRequestFollows(DataframerClient client) throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            UUID own = UUID.randomUUID();
            client.anonymizationRuns().retrieveAsync(own);
            assertThat(requests.poll(10, SECONDS)).contains(own.toString());
        }
    }

    /** Sees that no request has come, of a client that is closed and sends no other. */
    void assertNoRequestCame() {
        assertThat(requests).isEmpty();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = server.accept();
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
                if (line.startsWith("GET ")) {
                    requests.add(line);
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
