package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.ApiException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The rate limit of a client. There is no limit until the service refuses a request for its rate. Then the rate drops below
 * the rate that the service accepted, and recovers: slowly at first, ever faster while no request is refused (AIMD with a
 * growing increase). It has no clock and no thread: time is an argument, in nanoseconds. Not thread-safe.
 */
final class Pace {
    /** Requests per second after the first refusal, unless the service has just accepted more. */
    private static final double FIRST_RATE = 5;

    private static final double LEAST_RATE = 0.1;

    /** A rate above which the limit is removed. */
    private static final double FREE_RATE = 1000;

    private static final double DECREASE = 0.7;

    /** The increase per second: a constant, plus a share of the refused rate. */
    private static final double INCREASE = 0.02;

    private static final double INCREASE_SHARE = 0.02;

    /** Time after the last refusal in which the increase doubles; it grows with the square of time. */
    private static final double PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Weight of a request that was accepted 3 s ago. */
    private static final double LATELY = 0.05;

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Requests per second; infinite while there is no limit. */
    private double rate = Double.POSITIVE_INFINITY;

    private double refusedRate;
    private long refusedAt;

    /** Earliest time of the next request; used only while there is a limit. */
    private long next;

    /** Requests accepted in about the last second, with decaying weight. Right after a request of a steady flow it is half a request too high. */
    private double taken;

    private long takenAt;

    private boolean servedSinceUnavailable;

    /** Records the outcome of a request sent at {@code sent}: null for a response that was read. */
    void ended(long sent, long now, @Nullable Throwable failure) {
        if (failure == null) {
            servedSinceUnavailable = true;
            taken(now);
        } else if (failure instanceof ApiException answer) {
            boolean unavailable = answer.statusCode() == 503;
            boolean amongOthers = unavailable && servedSinceUnavailable && isServed(now);
            if (unavailable) {
                servedSinceUnavailable = false;
            }
            if (answer.statusCode() == 429
                    || amongOthers
                    || (unavailable && answer.retryAfter().isPresent())) {
                refused(sent, now, answer.retryAfter().orElse(Duration.ZERO));
            } else if (!unavailable) {
                servedSinceUnavailable = true;
                taken(now);
            }
        }
    }

    /** Returns true while there is no limit. */
    boolean isFree() {
        return Double.isInfinite(rate);
    }

    /** Returns the limit in requests per second, infinite while there is none. */
    double rate() {
        return rate;
    }

    /** Returns the delay of the next request, or 0. */
    long delay(long now) {
        return isFree() ? 0 : Math.max(0, next - now);
    }

    /** Records that a request is sent now. */
    void sent(long now) {
        if (!isFree()) {
            next = later(next, now) + (long) (SECOND / rate);
        }
    }

    /** Records that the service accepted a request. */
    void taken(long now) {
        taken = takenLately(now) + 1;
        takenAt = now;
        if (isFree()) {
            return;
        }
        double calm = (now - refusedAt) / PATIENCE_NANOS;
        double increase = (INCREASE + INCREASE_SHARE * refusedRate) * (1 + calm * calm);
        rate = Math.max(DECREASE * (taken - 0.5), rate + increase / rate);
        if (rate > FREE_RATE) {
            rate = Double.POSITIVE_INFINITY;
        }
    }

    /**
     * Records that the service refused a request sent at {@code sent}. Requests that were already in flight when the rate was
     * last lowered do not lower it again.
     *
     * @param retryAfter time in which no request is sent at all
     */
    void refused(long sent, long now, Duration retryAfter) {
        if (isFree()) {
            refusedRate = Math.max(FIRST_RATE, takenLately(now));
            rate = refusedRate;
            next = now;
            lower(now);
        } else if (sent - refusedAt >= 0) {
            refusedRate = rate;
            lower(now);
        }
        next = later(next, now + retryAfter.toNanos());
    }

    /** Returns true if the service has accepted a request within the last seconds. */
    boolean isServed(long now) {
        return takenLately(now) > LATELY;
    }

    private double takenLately(long now) {
        return taken * Math.exp((takenAt - now) / SECOND);
    }

    private void lower(long now) {
        rate = Math.max(LEAST_RATE, DECREASE * rate);
        refusedAt = now;
        next = later(next, now + (long) (SECOND / rate));
    }

    /** Clock readings may overflow. */
    private static long later(long a, long b) {
        return a - b >= 0 ? a : b;
    }
}
