package ai.dataframer.client.simulation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** A connection to the service. Whatever OkHttp writes and reads happens at once: it runs only when the answer is there. */
final class Wire extends Socket {
    private static final int PIECE = 300;

    private final Network network;
    private final ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
    private InputStream answer = nothing;
    private boolean awaits;
    private boolean dead;
    private boolean cut;
    private boolean closed;
    private int timeout;
    private long written;

    Wire(Network network) {
        this.network = network;
    }

    /** The service closes this connection. */
    void die() {
        dead = true;
    }

    @Override
    public void connect(SocketAddress address, int millis) throws IOException {
        if (network.current().fate() == Fate.UNREACHABLE) {
            throw new ConnectException("Connection refused");
        }
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0];
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                requireOpen();
                return Wire.this.read(target, from, length);
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                requireOpen();
                Wire.this.write(length);
            }
        };
    }

    private void write(int length) throws IOException {
        Sending sending = network.current();
        if (!awaits) {
            sending.exchanged();
            answer = nothing;
            awaits = true;
            written = 0;
        }
        written += length;
        if (sending.fate() == Fate.BROKEN && written > PIECE) {
            throw new SocketException("Broken pipe");
        }
    }

    private int read(byte[] target, int from, int length) throws IOException {
        if (awaits) {
            awaits = false;
            if (!dead) {
                answer = answer(network.current());
            }
        }
        int read = answer.read(target, from, length);
        if (read < 0 && !dead && !cut) {
            throw new SocketTimeoutException("Read timed out"); // an idle connection
        }
        return read;
    }

    private InputStream answer(Sending sending) throws IOException {
        switch (sending.fate()) {
            case ANSWERED, THROWN_AFTER -> {
                return new ByteArrayInputStream(sending.received());
            }
            case CUT -> {
                cut = true;
                byte[] all = sending.received();
                return new ByteArrayInputStream(Arrays.copyOf(all, (int) (all.length * sending.cut())));
            }
            case SILENT_BEFORE, SILENT_AFTER -> throw new SocketTimeoutException("timeout");
            case REFUSED -> {
                sending.refuse();
                throw new IOException("stream was reset: REFUSED_STREAM");
            }
            default -> {
                if (sending.isTimedOut()) {
                    throw new InterruptedIOException("timeout");
                }
                throw new SocketException("Connection reset");
            }
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new SocketException("Socket closed");
        }
    }

    @Override
    public synchronized void close() {
        network.checkThread(); // Okio's watchdog closes a connection in real time
        closed = true;
        network.closed(this);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isInputShutdown() {
        return false;
    }

    @Override
    public boolean isOutputShutdown() {
        return false;
    }

    @Override
    public synchronized void setSoTimeout(int millis) {
        timeout = millis;
    }

    @Override
    public synchronized int getSoTimeout() {
        return timeout;
    }

    @Override
    public void setSoLinger(boolean on, int seconds) {
        // a reset and an end look the same here
    }
}
