package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.polling.Scheduler;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The queue of a client's requests. It limits the asynchronous requests in flight and the rate of all requests, and keeps
 * their order. A queued request has no thread. Thread-safe.
 */
final class Turnstile {
    private static final int TOO_MANY_REQUESTS = 429;

    private final Scheduler scheduler;
    private final IntSupplier limit;
    private final Pace pace = new Pace();
    private final Queue<Turn> waiting = new ArrayDeque<>();
    private int inFlight;
    private boolean draining;
    private boolean timed;
    private boolean servedSinceUnavailable;

    /** A queued request. */
    interface Turn {
        /** Returns true once this request has been cancelled. */
        boolean isOver();

        /** Returns true if this request counts as in flight until {@link Turnstile#leave}. */
        boolean isAsync();

        void go();
    }

    /** Takes the maximum number of asynchronous requests in flight. */
    Turnstile(Scheduler scheduler, IntSupplier limit) {
        this.scheduler = scheduler;
        this.limit = limit;
    }

    /** Runs {@code turn} now, on this thread, or later on another one; never if it has been cancelled by then. */
    void enter(Turn turn) {
        synchronized (this) {
            boolean first = turn.isAsync() ? waiting.isEmpty() : pace.isFree() || waiting.isEmpty();
            if (!first || !mayGo(turn)) {
                waiting.add(turn);
                return;
            }
            count(turn);
        }
        turn.go();
    }

    /** Records that an asynchronous request has ended. */
    void leave() {
        synchronized (this) {
            inFlight--;
            if (waiting.isEmpty()) {
                return;
            }
        }
        scheduler.execute(this::drain);
    }

    /** Records the outcome of a request sent at {@code sent}: null for a response that was read. */
    void ended(long sent, @Nullable Throwable failure) {
        boolean wasFree;
        double rate;
        synchronized (this) {
            wasFree = pace.isFree();
            adapt(sent, failure);
            rate = pace.rate();
        }
        if (wasFree && Double.isFinite(rate)) {
            AttemptLog.LOG.log(
                    Level.WARNING,
                    String.format(
                            Locale.ROOT,
                            "the service refuses requests for their rate; this client now sends %.1f per second, and more as the service accepts them",
                            rate));
        } else if (!wasFree && Double.isInfinite(rate)) {
            AttemptLog.LOG.log(
                    Level.INFO, "the service accepts all requests again; this client no longer limits their rate");
        }
    }

    private void adapt(long sent, @Nullable Throwable failure) {
        long now = scheduler.nanoTime();
        if (failure == null) {
            taken(now);
        } else if (failure instanceof ApiException answer) {
            if (isRefusal(answer, now)) {
                pace.refused(sent, now, answer.retryAfter().orElse(Duration.ZERO));
            } else if (answer.statusCode() != HttpURLConnection.HTTP_UNAVAILABLE) {
                taken(now);
            }
        }
    }

    private void taken(long now) {
        servedSinceUnavailable = true;
        pace.taken(now);
    }

    /**
     * A 503 is a rate limit if it has {@code Retry-After}, or arrives among requests that succeed: nginx limits rates this way
     * by default. In an outage none succeeds between two of them.
     */
    private boolean isRefusal(ApiException answer, long now) {
        if (answer.statusCode() != HttpURLConnection.HTTP_UNAVAILABLE) {
            return answer.statusCode() == TOO_MANY_REQUESTS;
        }
        boolean amongOthers = servedSinceUnavailable && pace.isServed(now);
        servedSinceUnavailable = false;
        return amongOthers || answer.retryAfter().isPresent();
    }

    private void drain() {
        synchronized (this) {
            if (draining) {
                return; // by another thread, which will see the change
            }
            draining = true;
        }
        for (Turn turn = next(); turn != null; turn = next()) {
            turn.go();
        }
    }

    private synchronized @Nullable Turn next() {
        while (!waiting.isEmpty()) {
            if (waiting.element().isOver()) {
                waiting.remove();
            } else if (mayGo(waiting.element())) {
                Turn turn = waiting.remove();
                count(turn);
                return turn;
            } else {
                break;
            }
        }
        draining = false;
        return null;
    }

    private void count(Turn turn) {
        if (turn.isAsync()) {
            inFlight++;
        }
        pace.sent(scheduler.nanoTime());
    }

    /** Each cause of queueing calls {@link #drain} when it ends: a request in flight, or a timer. */
    private boolean mayGo(Turn turn) {
        if (turn.isAsync() && inFlight >= limit.getAsInt()) {
            return false;
        }
        long delay = pace.delay(scheduler.nanoTime());
        if (delay > 0 && !timed) {
            timed = true;
            scheduler.schedule(this::timeHasCome, Duration.ofNanos(delay));
        }
        return delay == 0;
    }

    private void timeHasCome() {
        synchronized (this) {
            timed = false;
        }
        drain();
    }
}
