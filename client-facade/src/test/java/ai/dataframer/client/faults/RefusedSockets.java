package ai.dataframer.client.faults;

import ai.dataframer.client.UnconnectedSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Sockets of which the first few connect to a port where nobody listens. */
final class RefusedSockets extends UnconnectedSockets implements AutoCloseable {
    /** Bound but not listening: the port is taken, and every connection to it refused. */
    private final Socket holder = new Socket();

    private final AtomicInteger left;

    RefusedSockets(int count) throws IOException {
        left = new AtomicInteger(count);
        holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeout) throws IOException {
                boolean refused = left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
                super.connect(refused ? holder.getLocalSocketAddress() : endpoint, timeout);
            }
        };
    }

    @Override
    public void close() throws IOException {
        holder.close();
    }
}
