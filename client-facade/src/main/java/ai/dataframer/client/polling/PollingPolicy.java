package ai.dataframer.client.polling;

import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.internal.Durations;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The deadline of a wait and the delays between its polls. Immutable.
 *
 * <p>By default the deadline is 30 min. The delay between polls is 10 % of the time waited so far, at least 500 ms and
 * at most 15 s, shortened by up to 20 % jitter. A transient failure ends the wait once all polls have failed
 * for 5 min, counted from the first of these failures. The number of polls and the number of failures are not limited.
 *
 * <p>From the second failure in a row on, the delay doubles with each failure, up to the longest delay of the {@link
 * Backoff}. The first success resets it. A {@link ai.dataframer.client.errors.RateLimitException} never ends a wait
 * before its deadline, because the service is available.
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

    /** {@return the default policy} */
    public static PollingPolicy defaults() {
        return DEFAULTS;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder with the settings of this policy} */
    public Builder toBuilder() {
        return new Builder()
                .timeout(timeout)
                .backoff(backoff)
                .jitter(jitter)
                .maxOutage(maxOutage)
                .maxConsecutiveFailures(maxConsecutiveFailures);
    }

    /** {@return the time after which the wait ends in any case; 30 min by default} */
    public Duration timeout() {
        return timeout;
    }

    /**
     * {@return the backoff that sets the delay between polls; by default 10 % of the time waited, between 500 ms
     * and 15 s}
     */
    public Backoff backoff() {
        return backoff;
    }

    /** {@return the largest share, 0 to 1, by which a delay is randomly shortened; 0.2 by default} */
    public double jitter() {
        return jitter;
    }

    /**
     * {@return the length of an outage, counted from its first failed poll, at which a transient failure ends the wait; 5 min
     * by default} An answer ends an outage, also one with status 429.
     */
    public Duration maxOutage() {
        return maxOutage;
    }

    /**
     * {@return the number of failed polls in a row that ends the wait; {@link Integer#MAX_VALUE}, no limit, by default} A
     * poll that met a rate limit is not counted, and begins the count anew.
     */
    public int maxConsecutiveFailures() {
        return maxConsecutiveFailures;
    }

    /** {@return true if {@code other} has the same settings} Backoffs of the same kind and settings are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PollingPolicy that
                && timeout.equals(that.timeout)
                && backoff.equals(that.backoff)
                && Double.compare(jitter, that.jitter) == 0
                && maxOutage.equals(that.maxOutage)
                && maxConsecutiveFailures == that.maxConsecutiveFailures;
    }

    @Override
    public int hashCode() {
        return Objects.hash(timeout, backoff, jitter, maxOutage, maxConsecutiveFailures);
    }

    /** {@return the settings} */
    @Override
    public String toString() {
        return "PollingPolicy{timeout=" + timeout + ", backoff=" + backoff + ", jitter=" + jitter + ", maxOutage="
                + maxOutage + ", maxConsecutiveFailures="
                + (maxConsecutiveFailures == Integer.MAX_VALUE ? "unlimited" : maxConsecutiveFailures) + "}";
    }

    /**
     * Builds a {@link PollingPolicy}. Each setter checks its value at once and rejects null with a {@link
     * NullPointerException}. Not thread-safe.
     */
    public static final class Builder {
        private Duration timeout = Defaults.POLL_TIMEOUT;
        private Backoff backoff =
                Backoff.proportional(Defaults.POLL_RATIO, Defaults.POLL_MIN_DELAY, Defaults.POLL_MAX_DELAY);
        private double jitter = Defaults.POLL_JITTER;
        private Duration maxOutage = Defaults.POLL_MAX_OUTAGE;
        private int maxConsecutiveFailures = Defaults.POLL_MAX_CONSECUTIVE_FAILURES;

        private Builder() {}

        /**
         * Sets the time after which the wait ends in any case, even while a request is in flight.
         *
         * @param timeout positive
         * @return this builder
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Durations.requirePositive("timeout", timeout);
            return this;
        }

        /**
         * Sets the backoff, which computes the delay between polls.
         *
         * @param backoff the backoff
         * @return this builder
         */
        public Builder backoff(Backoff backoff) {
            this.backoff = Objects.requireNonNull(backoff, "backoff == null");
            return this;
        }

        /**
         * Sets the largest share by which a delay is randomly shortened.
         *
         * @param jitter 0 to 1; 0 turns jitter off
         * @return this builder
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
         * Sets how long an outage may last. A transient failure ends the wait if every poll has failed for this long,
         * counted from the first of these failures.
         *
         * @param maxOutage positive
         * @return this builder
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxOutage(Duration maxOutage) {
            this.maxOutage = Durations.requirePositive("maxOutage", maxOutage);
            return this;
        }

        /**
         * Sets the number of failed polls in a row that ends the wait, for callers that want to fail fast. A poll that met
         * a rate limit (429) is not counted, and begins the count anew.
         *
         * @param maxConsecutiveFailures at least 1, which ends the wait at the first failure that is not a rate limit
         * @return this builder
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

        /** {@return the policy} */
        public PollingPolicy build() {
            return new PollingPolicy(this);
        }
    }
}
