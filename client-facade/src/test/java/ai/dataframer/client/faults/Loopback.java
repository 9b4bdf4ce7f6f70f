package ai.dataframer.client.faults;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Addresses of this machine, as a {@code Dns} returns them. */
final class Loopback {
    static final List<InetAddress> ADDRESSES = List.of(address(1));

    /** Nobody listens on the first one. */
    static final List<InetAddress> DEAD_THEN_ALIVE = List.of(address(9), address(1));

    private Loopback() {}

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
