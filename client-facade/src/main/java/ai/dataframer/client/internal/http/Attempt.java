package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.internal.Rethrow;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One request and the reading of its response. Failures become exceptions of this library. The request of the call carries
 * its attempt as a tag.
 */
final class Attempt<T> {
    private final Transport transport;
    private final Operation<T> operation;
    private final Request request;
    private final CallOptions options;
    private final long start;
    private final Call call;
    private final int number;
    private final LongAdder bytes = new LongAdder();
    private final Whereabouts whereabouts = new Whereabouts();
    private volatile int status;

    /** The address of the first request on the network, which an interceptor may have changed. */
    private volatile @Nullable HttpUrl origin;

    private volatile boolean cancelled;
    private @Nullable Sending sending;

    /** The limit that was reached in virtual time. */
    private volatile @Nullable IOException reached;

    /** Takes the remaining time of the call. */
    Attempt(
            Transport transport,
            Operation<T> operation,
            CallOptions options,
            String authorization,
            int number,
            Duration remaining) {
        this.number = number;
        this.transport = transport;
        this.operation = operation;
        this.request = operation.request().get();
        this.options = options;
        this.start = transport.scheduler().nanoTime();
        this.call = transport.newCall(request, authorization, this);
        call.timeout().timeout(remaining.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends {@code result} if this attempt is an upload that stalls. */
    void watch(CompletableFuture<T> result) {
        if (request.body() instanceof UploadBody upload) {
            Duration limit = transport.writeTimeout();
            sending = new Sending(
                    transport.scheduler(),
                    limit,
                    result,
                    () -> Failures.timeout(request, Limit.WRITE, limit, null, consequence()));
            upload.watchedBy(sending);
        }
    }

    /** Returns true if the sending has a watch of its own. */
    boolean isUpload() {
        return sending != null;
    }

    /** Records the connection, if no other request uses it. */
    void sendsOver(Socket socket) throws SocketException {
        if (sending != null) {
            sending.over(socket);
        }
    }

    /** Returns the attempt to which {@code chain} belongs, whatever request an interceptor has made of its own. */
    static Attempt<?> of(Interceptor.Chain chain) {
        return Objects.requireNonNull(chain.call().request().tag(Attempt.class));
    }

    CallOptions options() {
        return options;
    }

    Whereabouts whereabouts() {
        return whereabouts;
    }

    /** Returns true if this attempt was sent to the service, and not to another host. */
    boolean isForService() {
        return transport.isService(request.url());
    }

    /** Returns {@code request} without the headers of this call if it follows a redirect to another host: they may be secret. */
    Request withoutSecretsElsewhere(Request request) {
        if (origin == null) {
            origin = request.url();
        }
        if (BaseUrl.haveSameOrigin(origin, request.url())) {
            return request;
        }
        Request.Builder stripped = request.newBuilder();
        options.headers().keySet().forEach(stripped::removeHeader);
        return stripped.build();
    }

    /** Records the status of the network response, and returns the response. */
    Response answered(Response response) {
        status = response.code();
        return AttemptLog.isOn() ? CountedBody.of(response, bytes::add) : response;
    }

    /** Logs this attempt, which has ended. */
    void log(@Nullable Throwable failure) {
        if (!AttemptLog.isOn()) {
            return;
        }
        var duration = Duration.ofNanos(transport.scheduler().nanoTime() - start);
        AttemptLog.attempt(request, number, new AttemptLog.Outcome(status, bytes.sum(), duration, failure));
    }

    /** Logs that another attempt follows. */
    void logRetry(Duration delay) {
        AttemptLog.retry(request, number + 1, delay);
    }

    /** Passes the request of {@code chain} from the caller's interceptors to OkHttp, and the outcome back to them. */
    Response throughOkHttp(Interceptor.Chain chain) throws IOException {
        requireNotCancelled();
        whereabouts.enterOkHttp();
        try {
            Response response = chain.proceed(chain.request());
            whereabouts.leaveSight();
            return response;
        } catch (IOException e) {
            IOException original = Delivery.original(e);
            whereabouts.leaveOkHttp(original, Delivery.isUnprocessed(e));
            throw original;
        } catch (Throwable e) {
            whereabouts.leaveOkHttp(e, false);
            throw e;
        }
    }

    boolean isIdempotent() {
        return operation.isIdempotent();
    }

    /** Returns the warning for a failure of this attempt, or null if the service surely did nothing or the request is idempotent. */
    @Nullable
    String consequence() {
        return whereabouts.mayHaveArrived() ? operation.consequence() : null;
    }

    /** Returns the time at which this attempt started. */
    long start() {
        return start;
    }

    T execute() {
        VirtualFlight flight = takeOff();
        try (Response response = call.execute()) {
            flight.answered();
            try {
                return read(response);
            } catch (Throwable e) {
                if (!operation.reader().canReadAgain()) {
                    call.cancel(); // otherwise close() goes on reading for a while, to keep the connection
                }
                throw e;
            }
        } catch (Throwable e) { // checked ones too: OkHttp 5 throws an undeclared InterruptedException
            if (Failures.isInterrupt(ProgramCode.thrown(e))) {
                Thread.currentThread().interrupt();
            }
            throw Rethrow.as(failure(e));
        } finally {
            flight.land();
        }
    }

    /** Returns a future that an OkHttp thread completes. */
    CompletableFuture<T> enqueue() {
        var outcome = new CompletableFuture<T>();
        VirtualFlight flight = takeOff();
        outcome.whenComplete((value, failure) -> flight.land());
        try {
            call.enqueue(new Callback() {
                @Override
                public void onResponse(Call answered, Response response) {
                    T value;
                    flight.answered();
                    try (response) {
                        value = read(response);
                    } catch (Throwable e) {
                        outcome.completeExceptionally(failure(e));
                        return;
                    }
                    outcome.complete(value); // after the response is closed, as this lets other requests go
                }

                @Override
                public void onFailure(Call failed, IOException e) {
                    outcome.completeExceptionally(failure(e));
                }
            });
        } catch (Throwable e) { // from a listener or the executor of the caller's dispatcher
            call.cancel();
            outcome.completeExceptionally(failure(e));
        }
        return outcome;
    }

    private VirtualFlight takeOff() {
        return VirtualFlight.start(
                transport.scheduler(),
                Duration.ofMillis(options.readTimeoutMillis(transport.client().readTimeoutMillis())),
                Duration.ofNanos(call.timeout().timeoutNanos()),
                limit -> {
                    reached = limit;
                    cancel();
                });
    }

    /** Ends this attempt: at once where it stands before the network, and elsewhere as soon as OkHttp can be told. */
    void cancel() {
        cancelled = true;
        transport.runWhereOkHttpMayBlock(call::cancel);
    }

    void requireNotCancelled() throws IOException {
        if (cancelled) {
            throw new IOException("Canceled");
        }
    }

    private T read(Response response) throws IOException {
        if (!operation.reader().accepts(response)) {
            if (Failures.isRejection(response.code())) {
                whereabouts.endRejected();
            }
            throw Failures.ofStatus(response, consequence());
        }
        try {
            Failures.requireReadable(response, operation.reader().requiresBody());
            return operation.reader().read(response);
        } catch (InvalidResponseException e) {
            String consequence = operation.consequence();
            throw consequence == null
                    ? e
                    : new InvalidResponseException(
                            Failures.with(String.valueOf(e.getMessage()), consequence),
                            e.path().orElse(null));
        }
    }

    /** Returns what the caller gets for {@code e}. */
    private Throwable failure(Throwable e) {
        IOException limit = reached;
        Throwable thrown = limit == null ? ProgramCode.thrown(e) : limit;
        if (thrown instanceof FileException file) {
            return Failures.ofFile(request, file, consequence());
        }
        if (thrown instanceof IOException failure) {
            return Failures.ofException(request, failure, transport.client(), options, consequence());
        }
        if (Failures.isInterrupt(thrown)) {
            return Failures.ofInterrupt(request, thrown, consequence());
        }
        return e instanceof DataframerException ? e : Failures.ofProgram(request, thrown, consequence());
    }
}
