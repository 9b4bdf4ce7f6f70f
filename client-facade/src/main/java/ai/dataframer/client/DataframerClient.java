package ai.dataframer.client;

import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.internal.Durations;
import ai.dataframer.client.internal.http.ApiKey;
import ai.dataframer.client.internal.http.BaseUrl;
import ai.dataframer.client.internal.http.CallOptions;
import ai.dataframer.client.internal.http.ProxyCredentials;
import ai.dataframer.client.internal.http.Transport;
import ai.dataframer.client.internal.http.TransportSettings;
import ai.dataframer.client.internal.runs.RunOperations;
import ai.dataframer.client.polling.Scheduler;
import java.net.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The client of the DataFramer service. Immutable and safe for use by many threads: make one and share it. Its threads are daemons
 * that keep no program alive; {@link #close} ends what is under way and frees them at once.
 *
 * <p>Up to 48 asynchronous requests are under way at once, each on a thread; further ones queue without one, in order. So ten
 * thousand waits live on fewer than 80 threads. A synchronous call is sent at once, on its caller's thread. With
 * {@link Builder#okHttpClient} the limits are those of its dispatcher.
 *
 * <pre>{@code
 * try (DataframerClient client = DataframerClient.fromEnv()) {
 *     AnonymizationRun run = client.anonymizationRuns().awaitCompletion(runId).requireSucceeded();
 *     run.entitySummary().forEach((label, count) -> System.out.println(label + " " + count));
 * }
 * }</pre>
 */
public final class DataframerClient implements AutoCloseable {
    private final Transport transport;
    private final AnonymizationRuns anonymizationRuns;

    private DataframerClient(Builder builder) {
        TransportSettings settings = builder.transportSettings();
        RunOperations.warmUp();
        transport = new Transport(settings);
        anonymizationRuns = new AnonymizationRuns(
                transport,
                RunOperations.of(transport),
                new CallOptions(builder.callTimeout, builder.maxRetries, Map.of(), null));
    }

    /**
     * Returns a client with the key in {@code DATAFRAMER_API_KEY} and, if set, the address in {@code DATAFRAMER_BASE_URL}.
     *
     * @throws IllegalStateException if {@code DATAFRAMER_API_KEY} is not set
     * @throws IllegalArgumentException if a variable holds what the builder does not take
     */
    public static DataframerClient fromEnv() {
        return fromEnv(System.getenv());
    }

    static DataframerClient fromEnv(Map<String, String> environment) {
        String key = environment.get("DATAFRAMER_API_KEY");
        if (key == null) {
            throw new IllegalStateException("DATAFRAMER_API_KEY is not set; set it, or use DataframerClient.builder()");
        }
        Builder builder = builder().apiKey(key);
        String baseUrl = environment.get("DATAFRAMER_BASE_URL");
        return (baseUrl == null ? builder : builder.baseUrl(baseUrl)).build();
    }

    /** Returns a builder; only the API key has no default. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the anonymization runs of the key's account. */
    public AnonymizationRuns anonymizationRuns() {
        return anonymizationRuns;
    }

    /**
     * Ends every call and wait under way with an IllegalStateException, and frees threads and connections but those of an OkHttp
     * client or scheduler that the caller supplied. Further calls of this method do nothing.
     */
    @Override
    public void close() {
        transport.close();
    }

    /** Returns nothing but the type: a key appears nowhere. */
    @Override
    public String toString() {
        return "DataframerClient";
    }

    /** Builds a {@link DataframerClient}; each setter checks its value at once. Not safe for use by several threads. */
    public static final class Builder {
        private static final Pattern USER_AGENT = Pattern.compile("[ -~]+");

        private @Nullable ApiKey apiKey;
        private String baseUrl = Defaults.BASE_URL;
        private boolean allowInsecureHttp;
        private @Nullable Duration connectTimeout;
        private @Nullable Duration readTimeout;
        private Duration callTimeout = Defaults.CALL_TIMEOUT;
        private int maxRetries = Defaults.MAX_RETRIES;
        private @Nullable String userAgentSuffix;
        private @Nullable Proxy proxy;
        private @Nullable ProxyCredentials proxyCredentials;
        private @Nullable OkHttpClient okHttpClient;
        private @Nullable Consumer<OkHttpClient.Builder> customization;
        private @Nullable Scheduler scheduler;

        private Builder() {}

        /**
         * Sets the key that every request carries as {@code Authorization: Bearer KEY}.
         *
         * @throws IllegalArgumentException if it is empty or holds a blank, a line break or a character that is not ASCII
         */
        public Builder apiKey(String apiKey) {
            this.apiKey = ApiKey.of(apiKey);
            return this;
        }

        /**
         * Sets what is asked for the key before every request, so that a new key takes effect on the next one. Must be thread-safe;
         * may take its time, which never holds up the caller of an asynchronous method.
         */
        public Builder apiKeyProvider(Supplier<String> apiKeyProvider) {
            this.apiKey = ApiKey.askedOf(Objects.requireNonNull(apiKeyProvider, "apiKeyProvider == null"));
            return this;
        }

        /**
         * Sets the address of the service; {@code https://df-api.dataframer.ai} by default.
         *
         * @throws IllegalArgumentException if it is no http or https address, or holds a user, a query or a fragment
         */
        public Builder baseUrl(String baseUrl) {
            BaseUrl.check(baseUrl);
            this.baseUrl = baseUrl;
            return this;
        }

        /**
         * Sets the limit for opening a connection; 10 s by default.
         *
         * @throws IllegalArgumentException if it is not positive, or longer than 24 days
         */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = Durations.requireTimeout("connectTimeout", connectTimeout);
            return this;
        }

        /**
         * Sets the limit of silence between two bytes of an answer; 60 s by default.
         *
         * @throws IllegalArgumentException if it is not positive, or longer than 24 days
         */
        public Builder readTimeout(Duration readTimeout) {
            this.readTimeout = Durations.requireTimeout("readTimeout", readTimeout);
            return this;
        }

        /**
         * Sets the limit of a call as a whole, with its retries, the delays between them and the reading of the body; 5 min by
         * default. A wait has its own limit, {@link ai.dataframer.client.polling.PollingPolicy#timeout()}.
         *
         * @throws IllegalArgumentException if it is not positive, or longer than 24 days
         */
        public Builder callTimeout(Duration callTimeout) {
            this.callTimeout = Durations.requireTimeout("callTimeout", callTimeout);
            return this;
        }

        /**
         * Sets how often a request is sent again at most after a status of 408, 429 or 5xx or no whole answer; 2 by default. The
         * delay is random between 0 and 0.5 s, then 1 s, up to 8 s; or what {@code Retry-After} says, up to 60 s.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxRetries(int maxRetries) {
            this.maxRetries = RequestOptions.requireMaxRetries(maxRetries);
            return this;
        }

        /** Allows plain http, and with it a readable key, to hosts other than loopback; false by default. */
        public Builder allowInsecureHttp(boolean allowInsecureHttp) {
            this.allowInsecureHttp = allowInsecureHttp;
            return this;
        }

        /**
         * Sets text to add to the header {@code User-Agent}, such as the program's name; none by default.
         *
         * @throws IllegalArgumentException if it is empty or holds a line break or a character that is not ASCII
         */
        public Builder userAgentSuffix(String userAgentSuffix) {
            if (!USER_AGENT.matcher(userAgentSuffix).matches()) {
                throw new IllegalArgumentException(
                        "userAgentSuffix must be printable ASCII, on one line: \"" + userAgentSuffix + "\"");
            }
            this.userAgentSuffix = userAgentSuffix;
            return this;
        }

        /** Sets the proxy; by default the JVM's. */
        public Builder proxy(Proxy proxy) {
            this.proxy = Objects.requireNonNull(proxy, "proxy == null");
            return this;
        }

        /**
         * Sets user and password for a proxy that asks for them (Basic authentication); none by default. They go to the proxy
         * only, and appear in no message or {@code toString}.
         */
        public Builder proxyCredentials(String user, String password) {
            this.proxyCredentials = new ProxyCredentials(user, password);
            return this;
        }

        /**
         * Sets what adds to this client's own OkHttp client: interceptors, an event listener, a certificate pinner, a {@code Dns}.
         * Unlike with {@link #okHttpClient} the limits, timeouts and pings of this client stay. Timeouts that are set here hold
         * over those that {@code customization} sets. It is called once, by {@link #build}.
         */
        public Builder customizeOkHttp(Consumer<OkHttpClient.Builder> customization) {
            this.customization = Objects.requireNonNull(customization, "customization == null");
            return this;
        }

        /**
         * Sets an OkHttp client to share connections, threads, interceptors and TLS settings with. Its connect and read timeouts
         * hold where none is set here, its dispatcher's limits and its ping interval too. It is never closed. Redirects from https
         * to http are off in either case. To add to this client's own instead, see {@link #customizeOkHttp}.
         */
        public Builder okHttpClient(OkHttpClient okHttpClient) {
            this.okHttpClient = Objects.requireNonNull(okHttpClient, "okHttpClient == null");
            return this;
        }

        /**
         * Sets the time and threads of retries and waits; real time by default. With a
         * {@link ai.dataframer.client.polling.VirtualScheduler} a test of hours takes milliseconds. It is never closed.
         */
        public Builder scheduler(Scheduler scheduler) {
            this.scheduler = Objects.requireNonNull(scheduler, "scheduler == null");
            return this;
        }

        /**
         * Returns the client.
         *
         * @throws IllegalStateException if no API key is set, or both {@link #okHttpClient} and {@link #customizeOkHttp}
         * @throws IllegalArgumentException if the base URL is plain http to a host other than loopback and
         *     {@link #allowInsecureHttp} is not set
         */
        public DataframerClient build() {
            return new DataframerClient(this);
        }

        private TransportSettings transportSettings() {
            if (apiKey == null) {
                throw new IllegalStateException("no API key: call apiKey(..) or apiKeyProvider(..)");
            }
            if (okHttpClient != null && customization != null) {
                throw new IllegalStateException(
                        "okHttpClient(..) and customizeOkHttp(..) are both set; customize the client that you supply");
            }
            return new TransportSettings(
                    baseUrl,
                    apiKey,
                    allowInsecureHttp,
                    connectTimeout,
                    readTimeout,
                    userAgentSuffix,
                    proxy,
                    proxyCredentials,
                    okHttpClient,
                    customization,
                    scheduler);
        }
    }
}
