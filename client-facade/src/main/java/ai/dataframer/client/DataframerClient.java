package ai.dataframer.client;

import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.internal.Durations;
import ai.dataframer.client.internal.datasets.DatasetOperations;
import ai.dataframer.client.internal.http.ApiKey;
import ai.dataframer.client.internal.http.BaseUrl;
import ai.dataframer.client.internal.http.CallOptions;
import ai.dataframer.client.internal.http.ProxyCredentials;
import ai.dataframer.client.internal.http.Transport;
import ai.dataframer.client.internal.http.TransportSettings;
import ai.dataframer.client.internal.raw.RawOperations;
import ai.dataframer.client.internal.runs.RunOperations;
import ai.dataframer.client.scheduling.Scheduler;
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
 * A client of the DataFramer service. Immutable and thread-safe: create one and share it. Its threads are daemon
 * threads, so a client that is never closed keeps no program alive; {@link #close} frees threads and connections at
 * once.
 *
 * <p>At most 48 asynchronous requests are in flight at once, each on a thread. Further requests queue, without a thread, so
 * ten thousand waits need fewer than 80 threads. Each operation, and each {@linkplain
 * RequestOptions.Builder#apiKey(String) API key}, has a queue of its own that keeps its order; the queues take turns. Where
 * the service limits the rate of requests, the queue that it refused slows down, and no other. A synchronous call runs on the caller's thread and does
 * not count towards this limit. With {@link Builder#okHttpClient(OkHttpClient) okHttpClient} the limits of that
 * client's dispatcher apply instead. Asynchronous downloads take up to half of these threads, so that other calls always
 * find one.
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
    private final SeedDatasets seedDatasets;
    private final RawRequests raw;

    private DataframerClient(Builder builder) {
        TransportSettings transportSettings = builder.transportSettings();
        RunOperations.warmUp();
        transport = new Transport(transportSettings);
        var settings = new CallOptions(builder.callTimeout, builder.maxRetries, Map.of(), null, null);
        anonymizationRuns = new AnonymizationRuns(transport, RunOperations.of(transport), settings);
        raw = new RawRequests(transport, new RawOperations(transport), settings, settings.withoutTimeout());
        seedDatasets =
                new SeedDatasets(transport, DatasetOperations.of(transport), settings, settings.withoutTimeout());
    }

    /**
     * {@return a client with the API key in {@code DATAFRAMER_API_KEY} and, if it is set, the address in {@code
     * DATAFRAMER_BASE_URL}}
     *
     * @throws IllegalStateException if {@code DATAFRAMER_API_KEY} is not set
     * @throws IllegalArgumentException if a variable has a value that the builder rejects
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

    /** {@return a builder with the default settings; only the API key has no default} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the anonymization runs of the API key's account} */
    public AnonymizationRuns anonymizationRuns() {
        return anonymizationRuns;
    }

    /** {@return the seed datasets of the API key's account} */
    public SeedDatasets seedDatasets() {
        return seedDatasets;
    }

    /** {@return requests for any other operation of the service, and downloads} */
    public RawRequests raw() {
        return raw;
    }

    /**
     * Ends every call and wait in flight with an {@link IllegalStateException}, and frees threads and connections. Returns
     * at once: the futures are completed on other threads, where their continuations may block. An OkHttp client or
     * scheduler that the caller supplied stays open. Idempotent.
     */
    @Override
    public void close() {
        transport.close();
    }

    /** {@return the type's name only, so that the API key never appears in a log} */
    @Override
    public String toString() {
        return "DataframerClient";
    }

    /**
     * Builds a {@link DataframerClient}. Each setter checks its value at once and rejects null. Not thread-safe.
     */
    public static final class Builder {
        private static final Pattern USER_AGENT = Pattern.compile("[ -~]+");

        private @Nullable ApiKey apiKey;
        private String baseUrl = Defaults.BASE_URL;
        private boolean allowInsecureHttp;
        private @Nullable Duration connectTimeout;
        private @Nullable Duration readTimeout;
        private @Nullable Duration writeTimeout;
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
         * Sets the API key. Every request carries it as {@code Authorization: Bearer KEY}.
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
         * Sets a supplier of the API key, which is called before every request, retries included. A new key takes
         * effect on the next request. If the supplier throws, the request fails with a transient {@link
         * ai.dataframer.client.errors.DataframerException}: a call is retried, and a wait goes on.
         *
         * @param apiKeyProvider must be thread-safe; is called on a thread for the program's code, and may block: its time
         *     counts towards the call timeout, which interrupts it
         * @return this builder
         */
        public Builder apiKeyProvider(Supplier<String> apiKeyProvider) {
            this.apiKey = ApiKey.askedOf(Objects.requireNonNull(apiKeyProvider, "apiKeyProvider == null"));
            return this;
        }

        /**
         * Sets the address of the service; {@code https://df-api.dataframer.ai} by default.
         *
         * @param baseUrl an https address, or an http address of a loopback host
         * @return this builder
         * @throws IllegalArgumentException if it is not an http or https address, or contains a user, a query or a
         *     fragment
         */
        public Builder baseUrl(String baseUrl) {
            BaseUrl.check(baseUrl);
            this.baseUrl = baseUrl;
            return this;
        }

        /**
         * Sets the time limit for opening a connection; 10 s by default.
         *
         * @param connectTimeout 1 ms to 24 days
         * @return this builder
         * @throws IllegalArgumentException if it is not between 1 ms and 24 days
         */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = Durations.requireTimeout("connectTimeout", connectTimeout);
            return this;
        }

        /**
         * Sets how long a response may pause between two bytes; 1 min by default. A poll of a wait has 10 s, doubled after each
         * poll that reached its limit, and never more than this.
         *
         * @param readTimeout 1 ms to 24 days
         * @return this builder
         * @throws IllegalArgumentException if it is not between 1 ms and 24 days
         */
        public Builder readTimeout(Duration readTimeout) {
            this.readTimeout = Durations.requireTimeout("readTimeout", readTimeout);
            return this;
        }

        /**
         * Sets how long an upload may pause between two bytes; 1 min by default.
         *
         * @param writeTimeout 1 ms to 24 days
         * @return this builder
         * @throws IllegalArgumentException if it is not between 1 ms and 24 days
         */
        public Builder writeTimeout(Duration writeTimeout) {
            this.writeTimeout = Durations.requireTimeout("writeTimeout", writeTimeout);
            return this;
        }

        /**
         * Sets the time limit of a whole call: all attempts, the delays between them, and the reading of the body; 5
         * min by default. A wait has its own limit, {@link ai.dataframer.client.polling.PollingPolicy#timeout()}. An upload and
         * a download have none, unless {@link RequestOptions.Builder#timeout(Duration)} sets it.
         *
         * @param callTimeout 1 ms to 24 days
         * @return this builder
         * @throws IllegalArgumentException if it is not between 1 ms and 24 days
         */
        public Builder callTimeout(Duration callTimeout) {
            this.callTimeout = Durations.requireTimeout("callTimeout", callTimeout);
            return this;
        }

        /**
         * Sets how many times a request is retried after status 408, 429 or 5xx, or after an incomplete or missing
         * response; 2 by default. The delay is random between 0 and 500 ms, then 1 s, doubling up to 8 s. If the service
         * sends {@code Retry-After}, the delay is that long, up to 1 min, plus up to 20 %.
         *
         * @param maxRetries number of retries after the first attempt; 0 turns retries off
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxRetries(int maxRetries) {
            this.maxRetries = RequestOptions.requireMaxRetries(maxRetries);
            return this;
        }

        /**
         * Allows plain http to hosts other than loopback; false by default. Anyone on the network can then read the API
         * key.
         *
         * @param allowInsecureHttp true to allow plain http
         * @return this builder
         */
        public Builder allowInsecureHttp(boolean allowInsecureHttp) {
            this.allowInsecureHttp = allowInsecureHttp;
            return this;
        }

        /**
         * Sets text to append to the {@code User-Agent} header, such as the program's name; none by default.
         *
         * @param userAgentSuffix printable ASCII on one line
         * @return this builder
         * @throws IllegalArgumentException if it is empty or contains a line break or a character that is not ASCII
         */
        public Builder userAgentSuffix(String userAgentSuffix) {
            if (!USER_AGENT.matcher(userAgentSuffix).matches()) {
                throw new IllegalArgumentException(
                        "userAgentSuffix must be printable ASCII, on one line: \"" + userAgentSuffix + "\"");
            }
            this.userAgentSuffix = userAgentSuffix;
            return this;
        }

        /**
         * Sets the proxy; the JVM's proxy settings by default. Plain http to a loopback host passes through this proxy too, and
         * shows it the API key.
         *
         * @param proxy {@link Proxy#NO_PROXY} for a direct connection
         * @return this builder
         */
        public Builder proxy(Proxy proxy) {
            this.proxy = Objects.requireNonNull(proxy, "proxy == null");
            return this;
        }

        /**
         * Sets user and password for a proxy that requires Basic authentication; none by default. They are sent to the
         * proxy only and appear in no message or {@code toString}.
         *
         * @param user the user's name
         * @param password the user's password
         * @return this builder
         */
        public Builder proxyCredentials(String user, String password) {
            this.proxyCredentials = new ProxyCredentials(user, password);
            return this;
        }

        /**
         * Adds to this client's own OkHttp client: interceptors, an event listener, a certificate pinner, a {@code
         * Dns}. {@code customization} runs after this client's defaults and may replace its dispatcher, connection pool, ping
         * interval, TLS settings, and the timeouts that are not set on this builder. It cannot set the call timeout, which is
         * {@link #callTimeout(Duration) callTimeout}, a cache, redirects from https to http, or OkHttp's own retries.
         *
         * @param customization called once, by {@link #build}
         * @return this builder
         */
        public Builder customizeOkHttp(Consumer<OkHttpClient.Builder> customization) {
            this.customization = Objects.requireNonNull(customization, "customization == null");
            return this;
        }

        /**
         * Sets an OkHttp client whose connections, threads, interceptors and TLS settings this client shares. Its
         * dispatcher's limits and ping interval apply, and its connect, read and write timeouts unless they are set on this
         * builder. Its call timeout and its cache are not used. Redirects from https to http stay off. To add to this client's own OkHttp client, use {@link
         * #customizeOkHttp customizeOkHttp}.
         *
         * <p>The threads of an OkHttp client's dispatcher are not daemon threads by default, and end when they have been
         * idle for 60 s. After an asynchronous call they keep the program alive for that long, unless you shut down the
         * dispatcher's executor or supply one with daemon threads.
         *
         * @param okHttpClient never closed by this client
         * @return this builder
         */
        public Builder okHttpClient(OkHttpClient okHttpClient) {
            this.okHttpClient = Objects.requireNonNull(okHttpClient, "okHttpClient == null");
            return this;
        }

        /**
         * Sets the clock and the threads of retries and waits; real time by default. With a {@link
         * ai.dataframer.client.scheduling.VirtualScheduler} a test of hours takes milliseconds.
         *
         * @param scheduler never closed by this client
         * @return this builder
         */
        public Builder scheduler(Scheduler scheduler) {
            this.scheduler = Objects.requireNonNull(scheduler, "scheduler == null");
            return this;
        }

        /**
         * {@return a client with these settings}
         *
         * @throws IllegalStateException if no API key is set, or if both {@code okHttpClient} and {@code
         *     customizeOkHttp} are set
         * @throws IllegalArgumentException if the base URL is plain http to a host other than loopback and {@code
         *     allowInsecureHttp} is not set
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
                    writeTimeout,
                    userAgentSuffix,
                    proxy,
                    proxyCredentials,
                    okHttpClient,
                    customization,
                    scheduler);
        }
    }
}
