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
 * One request and the reading of its answer. What goes wrong on the way comes out as an exception of this library. The request
 * carries its attempt as a tag.
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

    /** Takes what is left of the call's limit. */
    Attempt(Transport transport, Operation<T> operation, CallOptions options, int number, Duration remaining) {
        this.number = number;
        this.transport = transport;
        this.request = operation.request().get();
        this.reader = operation.reader();
        this.consequence = operation.consequence();
        this.options = options;
        this.start = transport.scheduler().nanoTime();
        this.call = transport.newCall(request, this);
        call.timeout().timeout(remaining.toNanos(), TimeUnit.NANOSECONDS);
    }

    CallOptions options() {
        return options;
    }

    /** Takes the head of the answer as it came over the network, and returns the answer. */
    Response answered(Response response) {
        status = response.code();
        return AttemptLog.isOn() ? CountedBody.of(response, bytes::add) : response;
    }

    /** Writes the line of this attempt, which has ended. */
    void log(@Nullable Throwable failure) {
        var duration = Duration.ofNanos(transport.scheduler().nanoTime() - start);
        AttemptLog.attempt(request, number, new AttemptLog.Outcome(status, bytes.sum(), duration, failure));
    }

    /** Writes that another attempt follows. */
    void logRetry(Duration delay) {
        AttemptLog.retry(request, number + 1, delay);
    }

    /** Returns true if the service may carry the request out any number of times. */
    boolean isRepeatable() {
        return consequence == null;
    }

    /** From now on the service may have carried the request out. */
    void markSent() {
        sent = true;
    }

    /** Returns what a failure of this attempt has to say, or null if the service surely did nothing or may do it again. */
    @Nullable
    String consequence() {
        return sent ? consequence : null;
    }

    /** Returns when this attempt was made. */
    long start() {
        return start;
    }

    T execute() {
        try (Response response = call.execute()) {
            try {
                return read(response);
            } catch (IOException | RuntimeException | Error e) {
                if (!reader.canReadAgain()) {
                    call.cancel(); // else close() reads on for a while, to keep the connection
                }
                throw e;
            }
        } catch (IOException e) {
            throw failure(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // OkHttp 5 lets an InterruptedException out without declaring it
            Thread.currentThread().interrupt();
            throw new ConnectionException(Failures.describe(request) + " was interrupted", e);
        }
    }

    /** Returns a future that a thread of OkHttp completes. */
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

    /** Returns true once this attempt has failed though the service was there, before it processed anything. */
    boolean isUnprocessed() {
        return unprocessed;
    }

    void cancel() {
        call.cancel();
    }

    private T read(Response response) throws IOException {
        if (!response.isSuccessful()) {
            DataframerException failure = Failures.ofStatus(response, consequence);
            sent &= !failure.isTransient(); // then the service refused it
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
        unprocessed = Delivery.isUnprocessed(e);
        sent &= !unprocessed;
        ConnectionException failure =
                Failures.ofException(request, Delivery.original(e), transport.client(), options, consequence());
        if (failure instanceof RequestTimeoutException timeout && timeout.limit() == Limit.READ) {
            transport.dropIdleConnections(); // the one of this request may be dead; HTTP/2 would use it again
        }
        return failure;
    }
}
