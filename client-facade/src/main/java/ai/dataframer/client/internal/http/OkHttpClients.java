package ai.dataframer.client.internal.http;

import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.scheduling.Scheduler;
import java.time.Duration;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** The OkHttp client of a transport: its own, or one that shares the connection pool and dispatcher of the caller's. */
final class OkHttpClients {
    /** Longer than the longest delay between polls, shorter than the minute after which load balancers drop a connection. */
    private static final long IDLE_SECONDS = 30;

    private final OkHttpClient client;
    private final OkHttpClient withoutRedirects;
    private final Dispatcher ownDispatcher = new Dispatcher(threads());
    private final ConnectionPool ownPool =
            new ConnectionPool(Defaults.MAX_CONCURRENT_REQUESTS, IDLE_SECONDS, TimeUnit.SECONDS);

    /** Creates a client whose requests all pass {@code gate} first; {@code nanoTime} is the real clock, for idle connections. */
    OkHttpClients(TransportSettings settings, Interceptor gate, Scheduler scheduler, LongSupplier nanoTime) {
        OkHttpClient.Builder builder = settings.okHttpClient() == null
                ? own(settings)
                : settings.okHttpClient().newBuilder();
        if (settings.connectTimeout() != null) {
            builder.connectTimeout(settings.connectTimeout());
        }
        if (settings.readTimeout() != null) {
            builder.readTimeout(settings.readTimeout());
        }
        if (settings.proxy() != null) {
            builder.proxy(settings.proxy());
        }
        if (settings.proxyCredentials() != null) {
            builder.proxyAuthenticator(settings.proxyCredentials());
        }
        builder.interceptors().add(0, ProgramCode::proceed);
        builder.addInterceptor(gate);
        builder.networkInterceptors().add(0, new Delivery(nanoTime, this::sharesConnections));
        AnswerGuard.install(builder);
        OkHttpClient built = builder.followSslRedirects(false) // a key is never redirected from https to plain http
                .retryOnConnectionFailure(true) // only where Delivery allows it
                .cache(null) // an old response would hide the end of a run, and responses hold personal data
                .build();
        client = settings.okHttpClient() == null ? withBoundedDns(built, scheduler) : built;
        withoutRedirects = client.newBuilder().followRedirects(false).build();
    }

    /** Not for the caller's client: OkHttp shares connections only among clients with the same {@code Dns}. */
    private static OkHttpClient withBoundedDns(OkHttpClient client, Scheduler scheduler) {
        var dns = new BoundedDns(client.dns(), scheduler, client.connectTimeoutMillis());
        return client.newBuilder().dns(dns).build();
    }

    OkHttpClient client() {
        return client;
    }

    /** Returns the client for {@code request}: OkHttp would turn a redirected POST into a GET, or send it again and again. */
    OkHttpClient clientFor(Request request) {
        return request.method().equals("GET") ? client : withoutRedirects;
    }

    /** Returns true if other code may use the same connections. */
    private boolean sharesConnections() {
        return client.connectionPool() != ownPool;
    }

    /** Returns the number of asynchronous requests that the dispatcher sends at once; it queues further ones. */
    int maxConcurrentRequests() {
        Dispatcher dispatcher = client.dispatcher();
        return Math.min(dispatcher.getMaxRequests(), dispatcher.getMaxRequestsPerHost());
    }

    /** Frees threads and connections, except those of the caller's client. */
    void close() {
        ownDispatcher.executorService().shutdown();
        ownPool.evictAll();
    }

    private OkHttpClient.Builder own(TransportSettings settings) {
        ownDispatcher.setMaxRequests(Defaults.MAX_CONCURRENT_REQUESTS);
        ownDispatcher.setMaxRequestsPerHost(Defaults.MAX_CONCURRENT_REQUESTS);
        var builder = new OkHttpClient.Builder()
                .dispatcher(ownDispatcher)
                .connectionPool(ownPool)
                .pingInterval(Defaults.PING_INTERVAL)
                .connectTimeout(Defaults.CONNECT_TIMEOUT)
                .readTimeout(Defaults.READ_TIMEOUT)
                .writeTimeout(Duration.ZERO); // the call's timeout covers it, and each timeout wakes a thread of OkHttp
        if (settings.customization() != null) {
            settings.customization().accept(builder);
        }
        return builder;
    }

    /**
     * Returns a pool with one thread for each request in flight. OkHttp starts the next request before the last one's thread
     * is free, so an unlimited pool would hold far more.
     */
    private static ThreadPoolExecutor threads() {
        var idle = new LinkedTransferQueue<Runnable>() {
            private static final long serialVersionUID = 1L;

            /** Hands the task to an idle thread if there is one; otherwise the pool starts a thread, up to its limit. */
            @Override
            public boolean offer(Runnable task) {
                return tryTransfer(task);
            }
        };
        return new ThreadPoolExecutor(
                0, Defaults.MAX_CONCURRENT_REQUESTS, IDLE_SECONDS, TimeUnit.SECONDS, idle, daemons(), (task, pool) -> {
                    if (pool.isShutdown()) {
                        throw new RejectedExecutionException("the client is closed");
                    }
                    idle.put(task);
                });
    }

    private static ThreadFactory daemons() {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, "dataframer-http-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
