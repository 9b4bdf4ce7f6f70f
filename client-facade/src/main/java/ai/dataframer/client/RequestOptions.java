package ai.dataframer.client;

import ai.dataframer.client.internal.Durations;
import ai.dataframer.client.internal.http.ApiKey;
import ai.dataframer.client.internal.http.CallOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings that override the client's for some calls. Immutable. */
public final class RequestOptions {
    private final @Nullable Duration timeout;
    private final @Nullable Integer maxRetries;
    private final Map<String, String> headers;
    private final @Nullable ApiKey apiKey;

    private RequestOptions(Builder builder) {
        timeout = builder.timeout;
        maxRetries = builder.maxRetries;
        headers = builder.headers;
        apiKey = builder.apiKey;
    }

    /** {@return a builder that overrides nothing} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the time limit of the whole call, retries included, or of each poll of a wait; empty for the client's} */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** {@return the maximum number of retries; empty for the client's} */
    public OptionalInt maxRetries() {
        return maxRetries == null ? OptionalInt.empty() : OptionalInt.of(maxRetries);
    }

    /** {@return the headers to add, unmodifiable; lookup of names ignores case} */
    public Map<String, String> headers() {
        return headers;
    }

    /** {@return true if {@code other} sets the same values} The case of headers' names makes no difference. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RequestOptions that
                && Objects.equals(timeout, that.timeout)
                && Objects.equals(maxRetries, that.maxRetries)
                && headers.equals(that.headers)
                && Objects.equals(apiKey, that.apiKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(timeout, maxRetries, Set.copyOf(headers.values()), apiKey); // names may differ in case
    }

    /** {@return what is set, without the values of headers and the API key} */
    @Override
    public String toString() {
        var set = new StringJoiner(", ", "RequestOptions{", "}");
        timeout().ifPresent(value -> set.add("timeout=" + value));
        maxRetries().ifPresent(value -> set.add("maxRetries=" + value));
        if (!headers.isEmpty()) {
            set.add("headers=" + headers.keySet());
        }
        if (apiKey != null) {
            set.add("apiKey");
        }
        return set.toString();
    }

    /** Returns {@code settings} with these options applied. */
    CallOptions over(CallOptions settings) {
        return new CallOptions(
                timeout().orElse(settings.timeout()),
                maxRetries().orElse(settings.maxRetries()),
                with(settings.headers(), headers),
                apiKey == null ? settings.apiKey() : apiKey,
                null);
    }

    /** Returns {@code headers} and the later ones, each of which replaces the one of its name, in any case. */
    private static Map<String, String> with(Map<String, String> headers, Map<String, String> later) {
        var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        later.keySet().forEach(all::remove); // the map would keep the earlier spelling
        all.putAll(later);
        return Collections.unmodifiableMap(all);
    }

    /**
     * Builds {@link RequestOptions}. Each setter checks its value at once and rejects null with a {@link
     * NullPointerException}. Not thread-safe.
     */
    public static final class Builder {
        private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
        private static final Pattern HEADER_VALUE = Pattern.compile("[\\t -~]*");

        /** Setting one of these by hand breaks the connection or the reading of the response. */
        private static final Set<String> TRANSPORT_HEADERS = Set.of(
                "accept-encoding",
                "connection",
                "content-encoding",
                "content-length",
                "content-type",
                "expect",
                "host",
                "http2-settings",
                "if-range",
                "keep-alive",
                "proxy-authorization",
                "proxy-connection",
                "range",
                "te",
                "trailer",
                "transfer-encoding",
                "upgrade");

        private @Nullable Duration timeout;
        private @Nullable Integer maxRetries;
        private Map<String, String> headers = Map.of();
        private @Nullable ApiKey apiKey;

        private Builder() {}

        /**
         * Sets the time limit of the whole call, retries included. In a wait it limits each poll; {@link
         * ai.dataframer.client.polling.PollingPolicy#timeout()} limits the wait.
         *
         * @param timeout 1 ms to 24 days
         * @return this builder
         * @throws IllegalArgumentException if it is not between 1 ms and 24 days
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Durations.requireTimeout("timeout", timeout);
            return this;
        }

        /**
         * Sets the maximum number of retries.
         *
         * @param maxRetries number of retries after the first attempt; 0 turns retries off
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxRetries(int maxRetries) {
            this.maxRetries = requireMaxRetries(maxRetries);
            return this;
        }

        /**
         * Sets the API key of these calls, so that one client serves any number of accounts. The calls of each key have
         * their own pace, so a rate limit of one account does not hold back another. No accessor returns the key.
         *
         * @param apiKey printable ASCII without blanks
         * @return this builder
         * @throws IllegalArgumentException if the key is null, empty or contains a blank, a line break or a character that is
         *     not ASCII
         */
        public Builder apiKey(String apiKey) {
            this.apiKey = ApiKey.of(apiKey);
            return this;
        }

        /**
         * Adds a header. It replaces an earlier one of the same name, in any case, also one from another {@code
         * withOptions}.
         *
         * @param name an HTTP token
         * @param value printable ASCII; may be empty
         * @return this builder
         * @throws IllegalArgumentException if the name or the value is not allowed in a request, or if the client sets
         *     the header itself: {@code Authorization} from the API key; {@code Host}, {@code Accept-Encoding}, {@code
         *     Content-Length} and others by the transport
         */
        public Builder header(String name, String value) {
            Objects.requireNonNull(value, "value == null");
            if (!HEADER_NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("header name is not an HTTP token: " + name);
            }
            if (name.equalsIgnoreCase("Authorization")) {
                throw new IllegalArgumentException("header Authorization is set by the client's apiKey");
            }
            if (TRANSPORT_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("header " + name + " is set by the transport, not per request");
            }
            if (!HEADER_VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("value of header " + name
                        + " holds a line break or a character that is not ASCII (its text is not shown here)");
            }
            headers = with(headers, Map.of(name, value));
            return this;
        }

        /** {@return the options} */
        public RequestOptions build() {
            return new RequestOptions(this);
        }
    }

    static int requireMaxRetries(int maxRetries) {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("maxRetries must not be negative: " + maxRetries);
        }
        return maxRetries;
    }
}
