package ai.dataframer.client.internal.http;

import ai.dataframer.client.scheduling.Scheduler;
import java.net.Proxy;
import java.time.Duration;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The settings of a client. A null timeout means that of {@code okHttpClient}, or the default if there is none. */
public record TransportSettings(
        String baseUrl,
        ApiKey apiKey,
        boolean allowInsecureHttp,
        @Nullable Duration connectTimeout,
        @Nullable Duration readTimeout,
        @Nullable Duration writeTimeout,
        @Nullable String userAgentSuffix,
        @Nullable Proxy proxy,
        @Nullable ProxyCredentials proxyCredentials,
        @Nullable OkHttpClient okHttpClient,
        @Nullable Consumer<OkHttpClient.Builder> customization,
        @Nullable Scheduler scheduler) {}
