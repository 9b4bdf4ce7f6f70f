package ai.dataframer.client.internal.http;

import ai.dataframer.client.polling.Scheduler;
import ai.dataframer.client.polling.SystemScheduler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
    private final HttpUrl baseUrl;
    private final OkHttpClients okHttp;
    private final OkHttpClient client;
    private final Scheduler scheduler;
    private final Turnstile turnstile;
    private final Outage outage = new Outage();
    private final ApiKey apiKey;
    private final String userAgent;
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
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
        okHttp = new OkHttpClients(settings, this::proceed, ownScheduler::nanoTime);
        client = okHttp.client();
        scheduler = supplied == null ? ownScheduler : supplied;
        turnstile = new Turnstile(scheduler, okHttp::maxConcurrentRequests);
        apiKey = settings.apiKey();
        userAgent = UserAgent.of(settings.userAgentSuffix());
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

    /** Sends the request of {@code operation} asynchronously. Cancelling the future cancels the request. */
    public <T> CompletableFuture<T> enqueue(Operation<T> operation, CallOptions options) {
        return new AsyncExchange<>(this, operation, options).enqueue();
    }

    OkHttpClient client() {
        return client;
    }

    /** Returns the clock and the threads of calls. */
    public Scheduler scheduler() {
        return scheduler;
    }

    Turnstile turnstile() {
        return turnstile;
    }

    /** Returns true if creating a call may block in the API key's provider. */
    boolean keyMayBlock() {
        return apiKey.isAskedFor();
    }

    Call newCall(Request request, Attempt<?> attempt) {
        if (closed) {
            throw closedException();
        }
        Request.Builder complete =
                request.newBuilder().header("Accept", "application/json").header("User-Agent", userAgent);
        attempt.options().headers().forEach(complete::header);
        return okHttp.clientFor(request)
                .newCall(complete.header("Authorization", apiKey.header())
                        .tag(Attempt.class, attempt)
                        .build());
    }

    /** Records the outcome of {@code attempt}, null for success. */
    void ended(Attempt<?> attempt, @Nullable Throwable failure) {
        turnstile.ended(attempt.start(), failure);
        attempt.log(failure);
        outage.ended(failure, scheduler.nanoTime())
                .ifPresent(message -> AttemptLog.LOG.log(Level.WARNING, baseUrl.host() + ": " + message));
    }

    /** Fails {@code work} when this transport is closed, at once if it is already closed. */
    @SuppressWarnings("CollectionUndefinedEquality") // futures are compared by identity
    public void track(CompletableFuture<?> work) {
        underWay.add(work);
        work.whenComplete((value, failure) -> underWay.remove(work));
        if (closed) {
            end(work);
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
            throw new IOException("the client is closed");
        }
        Attempt<?> attempt = Attempt.of(chain);
        int readTimeout = attempt.options().readTimeoutMillis(chain.readTimeoutMillis());
        return attempt.throughOkHttp(chain.withReadTimeout(readTimeout, TimeUnit.MILLISECONDS));
    }

    private void endAll() {
        underWay.forEach(Transport::end);
    }

    private static void end(CompletableFuture<?> work) {
        work.completeExceptionally(closedException());
    }

    private static IllegalStateException closedException() {
        return new IllegalStateException("the client is closed");
    }
}
