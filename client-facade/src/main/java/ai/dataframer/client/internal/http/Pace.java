package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.ApiException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The pace of requests: evenly spaced at the rate of a {@link RateLimit} while there is one, and held back for a {@code Retry-After}. It
 * has no clock and no thread: time is an argument, in nanoseconds. Not thread-safe.
 */
final class Pace {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final RateLimit limit = new RateLimit();

    /** Earliest time of the next request; used only while there is a limit, or {@code Retry-After} holds requests back. */
    private long next;

    private boolean held;

    /** Returns true while requests need not be spaced. */
    boolean isFree() {
        return Double.isInfinite(limit.rate());
    }

    /** Returns the known limit in requests per second, infinite while there is none. */
    double rate() {
        return limit.known();
    }

    /** Returns the delay of the next request, or 0. */
    long delay(long now) {
        held &= next - now > 0;
        return isFree() && !held ? 0 : Math.max(0, next - now);
    }

    /** Records that a request is sent now. */
    void sent(long now) {
        if (!isFree()) {
            next = later(next, now) + gap();
        }
    }

    /**
     * Records the outcome of a request sent at {@code sent}: null for a response that was read. Status 429 and 503 are refusals, any
     * other response means that the service accepted the request, and no response means nothing.
     */
    void ended(long sent, long now, @Nullable Throwable failure) {
        double before = limit.rate();
        if (failure == null) {
            limit.accepted(sent, now);
        } else if (failure instanceof ApiException answer) {
            Duration retryAfter = answer.retryAfter().orElse(Duration.ZERO);
            switch (answer.statusCode()) {
                case TOO_MANY_REQUESTS -> limit.refused(sent, now, true, !retryAfter.isZero());
                case HttpURLConnection.HTTP_UNAVAILABLE -> limit.refused(sent, now, false, !retryAfter.isZero());
                default -> limit.accepted(sent, now);
            }
            space(before, now);
            if (!retryAfter.isZero()) {
                next = isFree() && !held ? now : later(next, now);
                next = later(next, now + retryAfter.toNanos());
                held = true;
            }
        }
    }

    private void space(double before, long now) {
        if (limit.rate() < before) {
            next = (Double.isInfinite(before) && !held ? now : later(next, now)) + gap();
        }
    }

    private long gap() {
        return (long) (SECOND / limit.rate());
    }

    /** Clock readings may overflow. */
    private static long later(long a, long b) {
        return a - b >= 0 ? a : b;
    }
}
