package ai.dataframer.client;

import ai.dataframer.client.internal.Durations;
import ai.dataframer.client.internal.http.CallOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may differ for some calls from the client's settings. Immutable and safe to share. */
public final class RequestOptions {
    private final @Nullable Duration timeout;
    private final @Nullable Integer maxRetries;
    private final Map<String, String> headers;

    private RequestOptions(Builder builder) {
        timeout = builder.timeout;
        maxRetries = builder.maxRetries;
        headers = Map.copyOf(builder.headers);
    }

    /** Returns a builder that leaves everything as the client has it. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the limit of the whole call, retries included; empty for the client's. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** Returns how often the request is sent again at most; empty for the client's. */
    public OptionalInt maxRetries() {
        return maxRetries == null ? OptionalInt.empty() : OptionalInt.of(maxRetries);
    }

    /** Returns the headers to add, unmodifiable. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Returns {@code settings} with these options in their place. */
    CallOptions over(CallOptions settings) {
        var all = new LinkedHashMap<>(settings.headers());
        all.putAll(headers);
        return new CallOptions(
                timeout().orElse(settings.timeout()),
                maxRetries().orElse(settings.maxRetries()),
                Map.copyOf(all),
                null);
    }

    /** Builds {@link RequestOptions}; each setter checks its value at once. Not safe for use by several threads. */
    public static final class Builder {
        private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
        private static final Pattern HEADER_VALUE = Pattern.compile("[\\t -~]*");

        /** To set these by hand breaks the connection or the reading of the answer. */
        private static final Set<String> TRANSPORT_HEADERS = Set.of(
                "accept-encoding",
                "connection",
                "content-encoding",
                "content-length",
                "content-type",
                "expect",
                "host",
                "http2-settings",
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
        private final Map<String, String> headers = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Sets the limit of the whole call, retries included.
         *
         * @throws IllegalArgumentException if it is not positive, or longer than 24 days
         */
        public Builder timeout(Duration timeout) {
            this.timeout = Durations.requireTimeout("timeout", timeout);
            return this;
        }

        /**
         * Sets how often the request is sent again at most; 0 sends it once.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxRetries(int maxRetries) {
            this.maxRetries = requireMaxRetries(maxRetries);
            return this;
        }

        /**
         * Adds a header, in place of one of that name.
         *
         * @throws IllegalArgumentException if the name or the value cannot stand in a request, or the header is set elsewhere:
         *     {@code Authorization} by the client's key, {@code Host}, {@code Accept-Encoding}, {@code Content-Length} and others
         *     of their kind by the transport
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
            headers.put(name, value);
            return this;
        }

        /** Returns the options. */
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
