package ai.dataframer.client.internal.http;

import ai.dataframer.client.scheduling.Scheduler;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request in virtual time, which stands still while the answer is on its way. OkHttp keeps the limits in real time only, so a
 * request that gets no answer is ended here. In real time this does nothing. Thread-safe.
 */
final class VirtualFlight {
    private static final VirtualFlight NONE = new VirtualFlight();

    private final CompletableFuture<@Nullable Void> answered = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> landed = new CompletableFuture<>();

    private VirtualFlight() {}

    /**
     * Starts a flight.
     *
     * @param read read timeout, zero for none
     * @param call time left for the request
     * @param reached receives OkHttp's exception for the first limit that the request reaches
     */
    static VirtualFlight start(
            Scheduler scheduler, Duration read, Duration call, Consumer<? super IOException> reached) {
        if (!(scheduler instanceof VirtualScheduler time)) {
            return NONE;
        }
        var flight = new VirtualFlight();
        flight.landed.thenRun(time.hold());
        boolean readFirst = !read.isZero() && read.compareTo(call) <= 0;
        IOException limit = readFirst ? new SocketTimeoutException("timeout") : new InterruptedIOException("timeout");
        Future<?> timer = time.schedule(
                () -> {
                    flight.landed.thenRun(time.hold()); // it moves again
                    reached.accept(limit);
                },
                readFirst ? read : call);
        flight.answered.thenRun(() -> timer.cancel(false));
        return flight;
    }

    /** Records that the answer has begun; OkHttp's limits apply to the rest of it. */
    void answered() {
        answered.complete(null);
    }

    /** Lets time pass again. */
    void land() {
        answered();
        landed.complete(null);
    }
}
