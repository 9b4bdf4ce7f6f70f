package ai.dataframer.client.internal.http;

import ai.dataframer.client.scheduling.Scheduler;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches an upload while its body is sent. It ends the call when no byte has moved for a while: OkHttp's own timeout does not
 * see a file that yields nothing. Until the body is complete, whatever closes the connection resets it: some services take a
 * body that just ends for a whole one.
 */
final class Sending {
    private final Scheduler scheduler;
    private final long limit;
    private final CompletableFuture<?> call;
    private final Supplier<RuntimeException> stalled;
    private volatile long lastMove;

    // Guarded by this.
    private @Nullable Future<?> timer;
    private @Nullable Socket socket;
    private boolean active;

    /** Takes the longest time without a move, and what {@code call} then fails with. */
    Sending(Scheduler scheduler, Duration limit, CompletableFuture<?> call, Supplier<RuntimeException> stalled) {
        this.scheduler = scheduler;
        this.limit = limit.toNanos();
        this.call = call;
        this.stalled = stalled;
    }

    /** The body will be sent on {@code socket}, which carries nothing else. */
    synchronized void over(Socket socket) throws SocketException {
        socket.setSoLinger(true, 0);
        this.socket = socket;
    }

    synchronized void begin() {
        active = true;
        moved();
        watch(limit);
    }

    void moved() {
        lastMove = scheduler.nanoTime();
    }

    /** The socket has taken the last byte. */
    synchronized void complete() throws SocketException {
        if (socket != null) {
            socket.setSoLinger(false, 0);
            socket = null;
        }
    }

    synchronized void end() {
        active = false;
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void watch(long nanos) {
        timer = scheduler.watchdog(this::check, Duration.ofNanos(nanos));
    }

    private void rewatch(long nanos) {
        try {
            watch(nanos);
        } catch (IllegalStateException e) { // a supplied scheduler rejects the timer
            call.completeExceptionally(e);
        }
    }

    private void check() {
        synchronized (this) {
            if (!active) {
                return;
            }
            long left = limit - (scheduler.nanoTime() - lastMove);
            if (left > 0) {
                rewatch(left);
                return;
            }
        }
        call.completeExceptionally(stalled.get());
    }
}
