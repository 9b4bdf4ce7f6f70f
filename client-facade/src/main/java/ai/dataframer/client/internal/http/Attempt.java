package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One request and the reading of its response. Failures become exceptions of this library. The request carries its attempt
 * as a tag.
 */
final class Attempt<T> {
    private final Transport transport;
    private final Request request;
    private final ResponseReader<T> reader;
    private final @Nullable String consequence;
    private final CallOptions options;
    private final long start;
    private final Call call;
    private final int number;
    private final LongAdder bytes = new LongAdder();
    private volatile int status;
    private volatile boolean sent;
    private volatile boolean unprocessed;

    /** The failure that shows that the service did not process the request. */
    private volatile @Nullable IOException refusal;

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
        this.request = operation.request().get();
        this.reader = operation.reader();
        this.consequence = operation.consequence();
        this.options = options;
        this.start = transport.scheduler().nanoTime();
        this.call = transport.newCall(request, authorization, this);
        call.timeout().timeout(remaining.toNanos(), TimeUnit.NANOSECONDS);
    }

    CallOptions options() {
        return options;
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

    /** Returns the failure for the caller's interceptors, without the wrapper of {@link Delivery}, and records what that says. */
    IOException original(IOException e) {
        IOException original = Delivery.original(e);
        if (Delivery.isUnprocessed(e)) {
            refusal = original;
        }
        return original;
    }

    /** Returns true if the request is idempotent. */
    boolean isRepeatable() {
        return consequence == null;
    }

    /** Records that the service may have carried out the request. */
    void markSent() {
        sent = true;
    }

    /** Returns the warning for a failure of this attempt, or null if the service surely did nothing or the request is idempotent. */
    @Nullable
    String consequence() {
        return sent ? consequence : null;
    }

    /** Returns the time at which this attempt started. */
    long start() {
        return start;
    }

    T execute() {
        try (Response response = call.execute()) {
            try {
                return read(response);
            } catch (IOException | RuntimeException | Error e) {
                if (!reader.canReadAgain()) {
                    call.cancel(); // otherwise close() goes on reading for a while, to keep the connection
                }
                throw e;
            }
        } catch (IOException e) {
            throw failure(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // OkHttp 5 throws an undeclared InterruptedException
            Thread.currentThread().interrupt();
            throw new ConnectionException(Failures.describe(request) + " was interrupted", e);
        }
    }

    /** Returns a future that an OkHttp thread completes. */
    CompletableFuture<T> enqueue() {
        var outcome = new CompletableFuture<T>();
        call.enqueue(new Callback() {
            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    outcome.complete(read(response));
                } catch (IOException e) {
                    onFailure(answered, e);
                } catch (RuntimeException | Error e) {
                    outcome.completeExceptionally(e);
                }
            }

            @Override
            public void onFailure(Call failed, IOException e) {
                outcome.completeExceptionally(failure(e));
            }
        });
        return outcome;
    }

    /** Returns true if this attempt failed before the service processed anything, although the service was reachable. */
    boolean isUnprocessed() {
        return unprocessed;
    }

    void cancel() {
        transport.runWhereOkHttpMayBlock(call::cancel);
    }

    private T read(Response response) throws IOException {
        if (!response.isSuccessful()) {
            DataframerException failure = Failures.ofStatus(response, consequence);
            sent &= !failure.isTransient(); // then the service rejected it
            throw failure;
        }
        try {
            Failures.requireReadable(response);
            return reader.read(response);
        } catch (InvalidResponseException e) {
            throw consequence == null
                    ? e
                    : new InvalidResponseException(
                            Failures.with(String.valueOf(e.getMessage()), consequence),
                            e.path().orElse(null));
        }
    }

    private ConnectionException failure(IOException e) {
        unprocessed = e == refusal;
        sent &= !unprocessed;
        ConnectionException failure = Failures.ofException(request, e, transport.client(), options, consequence());
        if (failure instanceof RequestTimeoutException timeout && timeout.limit() == Limit.READ) {
            transport.dropIdleConnections(); // this request's connection may be dead, and HTTP/2 would use it again
        }
        return failure;
    }
}
