package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.ApiException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The rate limit of a client. There is none until more requests are refused than usual. Then the rate drops to nine tenths of what the
 * service accepted, for a trial: where fewer are refused at the lower rate, it is a limit, and the rate recovers from there, slowly at
 * first. Where as many are refused, that share is the background, which is remembered, and the old rate returns. It has no clock and no
 * thread: time is an argument, in nanoseconds. Not thread-safe.
 */
final class Pace {
    private static final int TOO_MANY_REQUESTS = 429;

    /** Requests per second that are taken for accepted when the service has refused the first ones. */
    private static final double FIRST_RATE = 5;

    private static final double LEAST_RATE = 0.1;

    /** A rate above which the limit is removed. */
    private static final double FREE_RATE = 1000;

    /** Share of the accepted rate that is sent at least. */
    private static final double KEPT = 0.9;

    /** Evidence of refusals beyond the background that begins a trial; within a second, when chance is quicker, it takes more. */
    private static final double ALARM = 7;

    private static final double QUICK_ALARM = 20;

    /** The increase of the rate per second, as a share of it. */
    private static final double INCREASE = 0.02;

    /** Time without suspicion in which the increase doubles; it grows with the square of time. */
    private static final double PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final double SUSPICION = 3;

    /** Requests accepted in the last second, fewer than which are none. */
    private static final double LATELY = 0.05;

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Requests per second; infinite while there is no limit. */
    private double rate = Double.POSITIVE_INFINITY;

    /** Earliest time of the next request; used only while there is a limit, or {@code Retry-After} holds requests back. */
    private long next;

    private boolean held;

    private final Background background = new Background();
    private @Nullable Trial trial;
    private Sample sample = new Sample();

    /** Requests sent before this time say nothing about the present rate. */
    private long since;

    private boolean changed;
    private long firstRefused;
    private long calmSince;

    /** Requests accepted in about the last second, with decaying weight. Right after a request of a steady flow it is half a request too high. */
    private double taken;

    private long takenAt;

    /** Returns true while requests need not wait. */
    boolean isFree() {
        return Double.isInfinite(rate);
    }

    /** Returns the known limit in requests per second, infinite while there is none. A trial is no limit yet. */
    double rate() {
        return trial == null ? rate : trial.rateBefore;
    }

    /** Returns the delay of the next request, or 0. */
    long delay(long now) {
        held &= next - now > 0;
        return isFree() && !held ? 0 : Math.max(0, next - now);
    }

    /** Records that a request is sent now. */
    void sent(long now) {
        if (!isFree()) {
            next = later(next, now) + (long) (SECOND / rate);
        }
    }

    /**
     * Records the outcome of a request sent at {@code sent}: null for a response that was read. Status 429 and 503 are refusals. Any
     * other response means that the service accepted the request, and no response means nothing.
     */
    void ended(long sent, long now, @Nullable Throwable failure) {
        if (failure == null) {
            accepted(sent, now);
        } else if (failure instanceof ApiException answer) {
            boolean tooMany = answer.statusCode() == TOO_MANY_REQUESTS;
            if (tooMany || answer.statusCode() == HttpURLConnection.HTTP_UNAVAILABLE) {
                answer.retryAfter().filter(delay -> !delay.isZero()).ifPresent(delay -> hold(now, delay));
                observe(sent, now, true, tooMany);
            } else {
                accepted(sent, now);
            }
        }
    }

    private void accepted(long sent, long now) {
        taken = takenLately(now) + 1;
        takenAt = now;
        observe(sent, now, false, false);
        if (isFree()) {
            return;
        }
        rate = Math.max(rate, KEPT * (taken - 0.5));
        if (trial == null) {
            double calm = (now - calmSince) / PATIENCE_NANOS;
            rate += INCREASE * (1 + calm * calm) * Math.max(0, 1 - background.excess() / ALARM);
            if (rate > FREE_RATE) {
                rate = Double.POSITIVE_INFINITY;
            }
        }
    }

    private void hold(long now, Duration retryAfter) {
        if (isFree()) {
            slowDown(now, Math.max(FIRST_RATE, takenLately(now)));
        }
        next = later(next, now + retryAfter.toNanos());
        held = true;
    }

    private void observe(long sent, long now, boolean refusal, boolean tooMany) {
        if (changed && sent - since < 0) {
            if (trial != null && trial.step == 1) {
                trial.before.add(refusal);
            }
        } else if (trial != null) {
            judge(trial, sent, now, refusal);
        } else {
            watch(sent, now, refusal, tooMany);
        }
    }

    private void watch(long sent, long now, boolean refusal, boolean tooMany) {
        if (sample.requests() == 0) {
            firstRefused = sent;
        }
        sample.add(refusal);
        double excess = background.weigh(refusal, now);
        if (excess == 0) {
            sample = new Sample();
        }
        if (excess > SUSPICION) {
            calmSince = now;
        }
        double seconds = (sent - firstRefused) / SECOND;
        if (excess > (seconds > 1 ? ALARM : QUICK_ALARM)) {
            suspect(now, seconds, tooMany);
        }
    }

    private void suspect(long now, double seconds, boolean tooMany) {
        if (takenLately(now) < LATELY && sample.accepted() == 0 && !(isFree() && tooMany)) {
            restart(now); // an outage: no rate is too high if none is low enough
            return;
        }
        double accepted = Math.max(takenLately(now) - 0.5, seconds > 1 ? sample.accepted() / seconds : 0);
        trial = new Trial(sample, rate, calmSince, 1, seconds > 1);
        slowDown(now, isFree() ? Math.max(FIRST_RATE, accepted) : Math.min(rate, accepted));
    }

    private void judge(Trial current, long sent, long now, boolean refusal) {
        if (!refusal && sample.requests() > 8 && sample.accepted() == 0) {
            restart(now); // the end of an outage
        }
        sample.add(refusal);
        double seconds = (sent - since) / SECOND;
        if (sample.accepted() == 0 || seconds < 1 || sample.requests() < current.enough(seconds)) {
            return;
        }
        boolean rarer = sample.isRarerThan(current.before);
        if (!Background.isClean(sample) && (rarer || !current.measured) && current.step < 4) {
            trial = rarer
                    ? new Trial(sample, rate, calmSince, current.step + 1, true)
                    : new Trial(current.before, current.rateBefore, current.calmBefore, current.step + 1, true);
            slowDown(now, Math.min(rate, sample.accepted() / seconds));
            return;
        }
        trial = null;
        if (rarer) {
            background.set(Math.max(0, sample.share() - sample.error()), now);
            rate = Math.min(current.rateBefore, rate / (1 - sample.share()));
        } else {
            background.set(sample.share() + 0.5 * sample.error(), now);
            rate = current.rateBefore;
            calmSince = current.calmBefore;
        }
        restart(now);
    }

    private void slowDown(long now, double accepted) {
        rate = Math.max(LEAST_RATE, KEPT * accepted);
        next = (changed ? later(next, now) : now) + (long) (SECOND / rate);
        calmSince = now;
        restart(now);
    }

    private void restart(long now) {
        sample = new Sample();
        background.restart();
        since = now;
        if (!changed) {
            next = now; // the clock's readings have no meaning of their own
            changed = true;
        }
    }

    private double takenLately(long now) {
        return taken == 0 ? 0 : taken * Math.exp((takenAt - now) / SECOND);
    }

    /** Clock readings may overflow. */
    private static long later(long a, long b) {
        return a - b >= 0 ? a : b;
    }

    /** What was seen before the rate was lowered. */
    private record Trial(Sample before, double rateBefore, long calmBefore, int step, boolean measured) {
        int enough(double seconds) {
            if (!measured) {
                return 15;
            }
            return seconds > 5 && Double.isInfinite(rateBefore) ? 20 : 50;
        }
    }
}
