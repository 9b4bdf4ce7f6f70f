package ai.dataframer.client.internal.http;

import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.internal.threads.ProgramFuture;
import ai.dataframer.client.internal.threads.SureScheduler;
import ai.dataframer.client.scheduling.Scheduler;
import ai.dataframer.client.scheduling.SystemScheduler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Adds the common headers to each request and sends it. Closing it ends all calls in flight. */
public final class Transport implements AutoCloseable {
    static final String CLOSED = "the client is closed";

    private final HttpUrl baseUrl;
    private final OkHttpClients okHttp;
    private final OkHttpClient client;
    private final Scheduler scheduler;
    private final Turnstile turnstile;
    private final Transfers transfers;
    private final Outage outage = new Outage();
    private final ApiKey apiKey;
    private final String userAgent;
    private final boolean okHttpMayBlock;
    private final Duration writeTimeout;
    private final Map<CompletableFuture<?>, Runnable> underWay = Collections.synchronizedMap(new LinkedHashMap<>());
    private final SystemScheduler ownScheduler;
    private volatile boolean closed;

    /**
     * Creates a transport with its own threads and connections, except those in {@code settings}.
     *
     * @throws IllegalArgumentException if the API key must not be sent to the base URL
     */
    public Transport(TransportSettings settings) {
        baseUrl = BaseUrl.of(settings.baseUrl(), settings.allowInsecureHttp());
        Scheduler supplied = settings.scheduler();
        ownScheduler = new SystemScheduler(); // starts no thread before its first task
        scheduler = supplied == null ? ownScheduler : SureScheduler.of(supplied);
        okHttp = new OkHttpClients(settings, this::proceed, scheduler, ownScheduler::nanoTime);
        client = okHttp.client();
        okHttpMayBlock = settings.okHttpClient() != null || settings.customization() != null;
        turnstile = new Turnstile(scheduler, okHttp::maxConcurrentRequests);
        transfers = new Transfers(() -> Math.max(1, okHttp.maxConcurrentRequests() / 2));
        apiKey = settings.apiKey();
        userAgent = UserAgent.of(settings.userAgentSuffix());
        int millis = client.writeTimeoutMillis();
        Duration unset = millis == 0 ? Defaults.WRITE_TIMEOUT : Duration.ofMillis(millis);
        writeTimeout = Objects.requireNonNullElse(settings.writeTimeout(), unset);
    }

    /** Returns the address of the service, which ends with a slash. */
    public HttpUrl baseUrl() {
        return baseUrl;
    }

    /** Returns the call factory for Retrofit; an {@link Operation} uses only the requests of its calls. */
    public Call.Factory callFactory() {
        return client;
    }

    /** Sends the request of {@code operation} on this thread and returns the value of its response. */
    public <T> T execute(Operation<T> operation, CallOptions options) {
        try {
            return new BlockingExchange<>(this, operation, options).execute();
        } catch (RuntimeException e) {
            throw operation.reader().explain(e);
        }
    }

    /** Sends the request of {@code operation} asynchronously. Cancelling the future, which is the program's, cancels the request. */
    public <T> CompletableFuture<T> enqueue(Operation<T> operation, CallOptions options) {
        return new ProgramFuture<>(new AsyncExchange<>(this, operation, options).enqueue(), scheduler);
    }

    /**
     * Sends the request of {@code operation} asynchronously, and reads a response that takes long. Few of these calls run at once,
     * so that others always find a thread. The future is the library's.
     */
    public <T> CompletableFuture<T> transfer(Operation<T> operation, CallOptions options) {
        return new AsyncExchange<>(this, operation, options).enqueueTransfer();
    }

    /** Does the same for a poll. The future is the library's: no continuation of it may block. */
    public <T> CompletableFuture<T> poll(Operation<T> operation, CallOptions options) {
        return new AsyncExchange<>(this, operation, options).enqueue();
    }

    /** Returns true if {@code url} has scheme, host and port of the service, so that a request there carries the key. */
    public boolean isService(HttpUrl url) {
        return BaseUrl.haveSameOrigin(baseUrl, url);
    }

    OkHttpClient client() {
        return client;
    }

    /** Returns the clock and the threads of calls. */
    public Scheduler scheduler() {
        return scheduler;
    }

    /** Returns how long an upload may pause between two bytes. */
    Duration writeTimeout() {
        return writeTimeout;
    }

    Turnstile turnstile() {
        return turnstile;
    }

    Transfers transfers() {
        return transfers;
    }

    /** Returns the key of a call. */
    ApiKey key(CallOptions options) {
        return Objects.requireNonNullElse(options.apiKey(), apiKey);
    }

    /** Returns the queue of a call: each operation has one for each key. */
    Lane lane(Operation<?> operation, CallOptions options) {
        return turnstile.lane(List.of(operation.name(), key(options))); // a record's first hash code takes 15 ms
    }

    /** Runs {@code action}, which starts or cancels a request, apart from the library's threads if code of the program takes part. */
    void runWhereOkHttpMayBlock(Runnable action) {
        if (okHttpMayBlock) {
            scheduler.execute(action);
        } else {
            action.run();
        }
    }

    Call newCall(Request request, String authorization, Attempt<?> attempt) {
        if (closed) {
            throw closedException();
        }
        Request.Builder complete =
                request.newBuilder().header("User-Agent", userAgent).tag(Attempt.class, attempt);
        if (request.header("Accept") == null) {
            complete.header("Accept", "application/json");
        }
        if (isService(request.url())) {
            attempt.options().headers().forEach(complete::header);
            complete.header("Authorization", authorization);
        }
        return okHttp.clientFor(request).newCall(complete.build());
    }

    /** Records the outcome of {@code attempt}, null for success, and whether its owner ended it. */
    void ended(Lane lane, Attempt<?> attempt, @Nullable Throwable failure, boolean endedByItsOwner) {
        turnstile.ended(lane, attempt.start(), failure);
        attempt.log(failure);
        if (!endedByItsOwner && attempt.isForService()) {
            outage.ended(failure, scheduler.nanoTime())
                    .ifPresent(message -> AttemptLog.LOG.log(Level.WARNING, baseUrl.host() + ": " + message));
        }
    }

    /** Fails {@code work}, a future of the library, when this transport is closed, at once if it is already closed. */
    public void track(CompletableFuture<?> work) {
        track(work, () -> work.completeExceptionally(closedException()));
    }

    /** Runs {@code end}, which ends {@code work}, when this transport is closed, at once if it is already closed. */
    @SuppressWarnings("CollectionUndefinedEquality") // futures are compared by identity
    void track(CompletableFuture<?> work, Runnable end) {
        underWay.put(work, end);
        work.whenComplete((value, failure) -> underWay.remove(work));
        if (closed) {
            end.run();
        }
    }

    @Override
    public void close() {
        closed = true;
        endAll();
        okHttp.close();
        ownScheduler.close();
    }

    /** Rejects requests after close(): the calls that close() ends would otherwise make room for those in the dispatcher's queue. */
    private Response proceed(Interceptor.Chain chain) throws IOException {
        if (closed) {
            endAll(); // so that the call fails as closed, and not with this exception
            throw new IOException(CLOSED);
        }
        Attempt<?> attempt = Attempt.of(chain);
        int readTimeout = attempt.options().readTimeoutMillis(chain.readTimeoutMillis());
        Interceptor.Chain limited = chain.withReadTimeout(readTimeout, TimeUnit.MILLISECONDS);
        return attempt.throughOkHttp(attempt.isUpload() ? limited.withWriteTimeout(0, TimeUnit.MILLISECONDS) : limited);
    }

    /** Ends the calls in the order in which they were started. */
    private void endAll() {
        List<Runnable> ends;
        synchronized (underWay) {
            ends = List.copyOf(underWay.values());
        }
        ends.forEach(Runnable::run);
    }

    private static IllegalStateException closedException() {
        return new IllegalStateException(CLOSED);
    }
}
