package ai.dataframer.client.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A relay whose connections die without a word when the test says so: they stay open, and nothing comes through. Later ones work. */
final class BlackHole implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final AtomicInteger generation = new AtomicInteger();

    private BlackHole(int target) throws IOException {
        this.target = target;
        start(this::accept);
    }

    /** Starts a relay to port {@code target} of this machine. */
    static BlackHole before(int target) throws IOException {
        return new BlackHole(target);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Lets every connection of now die. */
    void swallow() {
        generation.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = server.accept();
                var service = new Socket(InetAddress.getLoopbackAddress(), target);
                int born = generation.get();
                start(() -> relay(client, service, born));
                start(() -> relay(service, client, born));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void relay(Socket from, Socket to, int born) {
        var buffer = new byte[8192];
        try (from) {
            for (int n = from.getInputStream().read(buffer);
                    n >= 0;
                    n = from.getInputStream().read(buffer)) {
                if (born == generation.get()) {
                    to.getOutputStream().write(buffer, 0, n);
                }
            }
            if (born == generation.get()) {
                to.close();
            }
        } catch (IOException e) {
            // one side has gone; the other sees it, or is dead
        }
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "black-hole");
        thread.setDaemon(true);
        thread.start();
    }
}
