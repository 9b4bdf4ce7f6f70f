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

/** A request in virtual time, which stands still while the answer is on its way. OkHttp keeps the limits in real time only. */
final class VirtualFlight {
    private VirtualFlight() {}

    /**
     * Starts the flight, if time is virtual, and returns what ends it.
     *
     * @param read read timeout, zero for none
     * @param call time left for the request
     * @param reached receives OkHttp's exception for the first limit that the request reaches
     */
    static Runnable start(Scheduler scheduler, Duration read, Duration call, Consumer<? super IOException> reached) {
        if (!(scheduler instanceof VirtualScheduler time)) {
            return () -> {};
        }
        boolean readFirst = !read.isZero() && read.compareTo(call) <= 0;
        IOException limit = readFirst ? new SocketTimeoutException("timeout") : new InterruptedIOException("timeout");
        var landed = new CompletableFuture<@Nullable Void>();
        landed.thenRun(time.hold());
        Future<?> watchdog = time.watchdog(
                () -> {
                    landed.thenRun(time.hold()); // it moves again
                    reached.accept(limit);
                },
                readFirst ? read : call);
        return () -> {
            watchdog.cancel(false);
            landed.complete(null);
        };
    }
}
