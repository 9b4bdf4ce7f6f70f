package ai.dataframer.client.polling;

import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.internal.Durations;
import java.time.Duration;
import java.util.Objects;

/**
 * How long to wait for a final answer, and how often to ask. Immutable and safe to share.
 *
 * <p>The defaults: 30 minutes; a tenth of the time waited so far between polls, at least 0.5 s and at most 15 s, shortened by
 * up to 20 % at random. Polls that fail in passing end the wait when none has succeeded for 5 minutes. There is no limit on the
 * number of polls, nor on the number of failures.
 *
 * <p>After a failed poll the delay doubles with each further failure in a row, up to the longest delay of the {@link Backoff}; the
 * first success brings it back. A {@link ai.dataframer.client.errors.RateLimitException} never ends a wait: the service is there.
 */
public final class PollingPolicy {
    private static final PollingPolicy DEFAULTS = new Builder().build();

    private final Duration timeout;
    private final Backoff backoff;
    private final double jitter;
    private final Duration maxOutage;
    private final int maxConsecutiveFailures;

    private PollingPolicy(Builder builder) {
        timeout = builder.timeout;
        backoff = builder.backoff;
        jitter = builder.jitter;
        maxOutage = builder.maxOutage;
        maxConsecutiveFailures = builder.maxConsecutiveFailures;
    }

    /** Returns the policy that is used where none is given. */
    public static PollingPolicy defaults() {
        return DEFAULTS;
    }

    /** Returns a builder that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns a builder that starts from this policy. */
    public Builder toBuilder() {
        return new Builder()
                .timeout(timeout)
                .backoff(backoff)
                .jitter(jitter)
                .maxOutage(maxOutage)
                .maxConsecutiveFailures(maxConsecutiveFailures);
    }

    /** Returns the time after which the wait ends in any case; 30 minutes by default. */
    public Duration timeout() {
        return timeout;
    }

    /** Returns what sets the delay between two polls; by default a tenth of the time waited, between 0.5 s and 15 s. */
    public Backoff backoff() {
        return backoff;
    }

    /** Returns the share, 0 to 1, by which a delay is shortened at most, at random; 0.2 by default. */
    public double jitter() {
        return jitter;
    }

    /** Returns the time without a successful poll after which a failed one ends the wait; 5 minutes by default. */
    public Duration maxOutage() {
        return maxOutage;
    }

    /** Returns the number of failed polls in a row that ends the wait; {@link Integer#MAX_VALUE}, no limit, by default. */
    public int maxConsecutiveFailures() {
        return maxConsecutiveFailures;
    }

    @Override
    public String toString() {
        return "PollingPolicy{timeout=" + timeout + ", jitter=" + jitter + ", maxOutage=" + maxOutage
                + ", maxConsecutiveFailures="
                + (maxConsecutiveFailures == Integer.MAX_VALUE ? "unlimited" : maxConsecutiveFailures) + "}";
    }

    /** Builds a {@link PollingPolicy}; each setter checks its value at once. Not safe for use by several threads. */
    public static final class Builder {
        private Duration timeout = Defaults.POLL_TIMEOUT;
        private Backoff backoff =
                Backoff.proportional(Defaults.POLL_RATIO, Defaults.POLL_MIN_DELAY, Defaults.POLL_MAX_DELAY);
        private double jitter = Defaults.POLL_JITTER;
        private Duration maxOutage = Defaults.POLL_MAX_OUTAGE;
        private int maxConsecutiveFailures = Defaults.POLL_MAX_CONSECUTIVE_FAILURES;

        private Builder() {}

        /**
         * Sets the time after which the wait ends in any case, even with a request under way.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Durations.requirePositive("timeout", timeout);
            return this;
        }

        /** Sets what says how long to wait between two polls. */
        public Builder backoff(Backoff backoff) {
            this.backoff = Objects.requireNonNull(backoff, "backoff == null");
            return this;
        }

        /**
         * Sets the share by which a delay is shortened at most, at random; 0 turns jitter off.
         *
         * @throws IllegalArgumentException if it is not between 0 and 1
         */
        public Builder jitter(double jitter) {
            if (!(jitter >= 0 && jitter <= 1)) {
                throw new IllegalArgumentException("jitter must be between 0 and 1: " + jitter);
            }
            this.jitter = jitter;
            return this;
        }

        /**
         * Sets the time that failures may last: a poll that fails in passing ends the wait if all polls since one that failed this
         * long before have failed as well.
         *
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxOutage(Duration maxOutage) {
            this.maxOutage = Durations.requirePositive("maxOutage", maxOutage);
            return this;
        }

        /**
         * Sets the number of failed polls in a row that ends the wait, for callers who want to fail fast; 1 ends it at the first.
         *
         * @throws IllegalArgumentException if it is below 1
         */
        public Builder maxConsecutiveFailures(int maxConsecutiveFailures) {
            if (maxConsecutiveFailures < 1) {
                throw new IllegalArgumentException(
                        "maxConsecutiveFailures must be at least 1: " + maxConsecutiveFailures);
            }
            this.maxConsecutiveFailures = maxConsecutiveFailures;
            return this;
        }

        /** Returns the policy. */
        public PollingPolicy build() {
            return new PollingPolicy(this);
        }
    }
}
