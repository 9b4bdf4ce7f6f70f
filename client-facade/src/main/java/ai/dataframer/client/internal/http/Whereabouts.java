package ai.dataframer.client.internal.http;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What is known about where the request of one attempt has been. The caller's interceptors may send it by means of their
 * own, so only what OkHttp itself reports shows that nothing was sent.
 */
final class Whereabouts {
    /** Requests that were sent and that the service may have carried out. */
    private final AtomicInteger sent = new AtomicInteger();

    /** True while the request is in the hands of the caller's interceptors. */
    private volatile boolean outOfSight;

    private volatile @Nullable Throwable failureOfOkHttp;

    /** True if that failure shows that the service, although reachable, did not process the request. */
    private volatile boolean unprocessed;

    /** The request goes to the caller's interceptors, or comes back to them. */
    void leaveSight() {
        outOfSight = true;
    }

    /** The request goes from the caller's interceptors to OkHttp. */
    void enterOkHttp() {
        outOfSight = false;
        unprocessed = false;
    }

    /** OkHttp gives the request back to the caller's interceptors, with {@code failure}. */
    void leaveOkHttp(Throwable failure, boolean isUnprocessed) {
        failureOfOkHttp = failure;
        unprocessed = isUnprocessed;
        outOfSight = true;
    }

    /** The caller's interceptors end with {@code failure}: if it is OkHttp's, it tells what happened to the request. */
    void end(Throwable failure) {
        outOfSight = failure != failureOfOkHttp;
    }

    /** The service, or something in front of it, rejected the request. */
    void endRejected() {
        outOfSight = false;
        unprocessed = false;
    }

    /** OkHttp begins to send the request. */
    void send() {
        sent.incrementAndGet();
    }

    /** The service surely did not carry out what was sent last. */
    void takeBack() {
        sent.decrementAndGet();
    }

    /** Returns true if OkHttp's failure shows that the service, although reachable, did not process the request. */
    boolean isUnprocessed() {
        return unprocessed && !mayHaveArrived();
    }

    /** Returns true unless the service surely has not carried out the request. */
    boolean mayHaveArrived() {
        return outOfSight || sent.get() > 0;
    }
}
