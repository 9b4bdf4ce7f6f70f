package ai.dataframer.client.internal.http;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The rate that a service accepts. There is no limit until more requests are refused than the {@link Background}. Then the rate drops to
 * nine tenths of what was accepted, for a trial. Where fewer are refused at the lower rate, there is a limit, and the rate recovers from
 * there, slowly at first. Where as many are refused, the old rate returns, and their share is the new background. Where nothing is
 * accepted at any rate, there is an outage, which says nothing about a limit. Times are in nanoseconds. Not thread-safe.
 */
final class RateLimit {
    /** Requests per second that count as accepted when there is no limit yet. */
    private static final double FIRST_RATE = 5;

    private static final double LEAST_RATE = 0.1;

    /** A rate above which the limit is removed. */
    private static final double FREE_RATE = 1000;

    /** Share of the accepted rate that is sent at least. */
    private static final double KEPT = 0.9;

    /** Evidence that begins a trial. Chance gathers it faster than a limit where there are many requests: within a second it takes more. */
    private static final double ALARM = 7;

    private static final double QUICK_ALARM = 20;

    /** Evidence from which on the increase is slow. */
    private static final double SUSPICION = 3;

    /** The increase of the rate per second, as a share of it, and the time in which it doubles; it grows with the square of time. */
    private static final double INCREASE = 0.02;

    private static final double PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Refusals in a row that make an outage, unless something was accepted lately. */
    private static final int OUTAGE = 8;

    private static final int MOST_TRIALS = 4;
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private double rate = Double.POSITIVE_INFINITY;
    private final Background background = new Background();
    private final Lately lately = new Lately();

    /** Outcomes of requests sent {@link #since} the rate was changed; without a trial, since refusals began. */
    private Sample sample = new Sample();

    private long since;
    private boolean changed;
    private long firstRefused;
    private long calmSince;
    private @Nullable Trial trial;
    private double shareInLastTrial;
    private double beforeOutage;

    /** What was seen before the rate was lowered. It is {@code measured} if the accepted rate is known, and not just a burst. */
    private record Trial(Sample before, double rate, long calmSince, boolean measured, int number) {
        int enough(double seconds) {
            return !measured ? 15 : seconds > 5 && Double.isInfinite(rate) ? 20 : 50;
        }
    }

    /** Returns the requests per second to send, infinite while there is no limit. */
    double rate() {
        return rate;
    }

    /** Returns the limit in requests per second, infinite if none is known: a trial is no limit yet. */
    double known() {
        return trial == null ? rate : trial.rate;
    }

    void accepted(long sent, long now) {
        lately.add(now);
        if (sample.accepted() == 0 && sample.requests() > OUTAGE) {
            rate = Math.max(rate, beforeOutage);
            restart(now); // the outage is over, and tells nothing
        }
        beforeOutage = 0;
        observe(false, sent, now, false);
        if (Double.isInfinite(rate)) {
            return;
        }
        rate = Math.max(rate, KEPT * lately.perSecond(now));
        if (trial == null) {
            double calm = (now - calmSince) / PATIENCE_NANOS;
            rate += INCREASE * (1 + calm * calm) * Math.max(0, 1 - background.excess() / ALARM);
            if (rate > FREE_RATE) {
                rate = Double.POSITIVE_INFINITY;
            }
        }
    }

    /** Takes whether the service said that its reason was the rate, and whether it said when to come back: then there is a limit. */
    void refused(long sent, long now, boolean tooMany, boolean comeBack) {
        if (comeBack && Double.isInfinite(rate)) {
            slowDown(Math.max(FIRST_RATE, lately.perSecond(now)), now);
        }
        observe(true, sent, now, tooMany);
    }

    private void observe(boolean refusal, long sent, long now, boolean tooMany) {
        if (changed && sent - since < 0) {
            if (trial != null && trial.number == 1) {
                trial.before.add(refusal);
            }
        } else if (trial != null) {
            judge(trial, refusal, sent, now, tooMany);
        } else {
            watch(refusal, sent, now, tooMany);
        }
    }

    private void watch(boolean refusal, long sent, long now, boolean tooMany) {
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
        if (refusal && excess > (seconds > 1 ? ALARM : QUICK_ALARM)) {
            suspect(seconds, now, tooMany);
        }
    }

    private void suspect(double seconds, long now, boolean tooMany) {
        boolean free = Double.isInfinite(rate);
        boolean outage = sample.accepted() == 0 && !lately.any(now);
        if (outage && !(free && tooMany)) {
            return;
        }
        boolean measured = seconds > 1;
        double guess = measured ? sample.accepted() / seconds : free ? FIRST_RATE : 0;
        trial = new Trial(sample, rate, calmSince, measured, 1);
        slowDown(Math.max(guess, lately.perSecond(now)), now);
    }

    private void judge(Trial current, boolean refusal, long sent, long now, boolean tooMany) {
        sample.add(refusal);
        if (tooMany && sample.accepted() == 0 && sample.requests() == OUTAGE + 1) {
            beforeOutage = rate; // a quota is used up: a few requests per second will notice the next one
            rate = Math.min(rate, KEPT * FIRST_RATE);
        }
        double seconds = (sent - since) / SECOND;
        if (sample.accepted() == 0 || seconds < 1 || sample.requests() < current.enough(seconds)) {
            return;
        }
        boolean rarer = sample.isRarerThan(current.before);
        if (!Background.isClean(sample) && (rarer || !current.measured) && current.number < MOST_TRIALS) {
            int number = current.number + 1;
            trial = rarer
                    ? new Trial(sample, rate, calmSince, true, number)
                    : new Trial(current.before.plus(sample), current.rate, current.calmSince, true, number);
            slowDown(sample.accepted() / seconds, now);
            return;
        }
        trial = null;
        learn(rarer || Double.isFinite(current.rate), now);
        if (rarer) {
            rate = Math.min(current.rate, rate / (1 - sample.share()));
        } else {
            rate = current.rate;
            calmSince = current.calmSince;
        }
        restart(now);
    }

    /** Takes refusals in the trial for the background: near a limit no more than in the trial before, as other clients may cause some. */
    private void learn(boolean limited, long now) {
        double share = sample.share();
        double doubt = sample.error() / 2;
        background.set(limited ? Math.max(0, Math.min(share, shareInLastTrial) - doubt) : share + doubt, now);
        shareInLastTrial = share;
    }

    private void slowDown(double accepted, long now) {
        rate = Math.max(LEAST_RATE, Math.min(rate, KEPT * accepted));
        calmSince = now;
        restart(now);
    }

    private void restart(long now) {
        sample = new Sample();
        background.restart();
        since = now;
        changed = true;
    }
}
