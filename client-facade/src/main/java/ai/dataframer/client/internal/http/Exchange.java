package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.internal.Durations;
import ai.dataframer.client.internal.Rethrow;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call: the first attempt and its retries, all within one limit of time. A synchronous call makes its first attempt on the
 * caller's thread; only if that fails in passing does it wait for the rest as for an asynchronous one.
 */
final class Exchange<T> {
    private static final Logger LOG = System.getLogger("ai.dataframer.client");

    private final Transport transport;
    private final Request request;
    private final ResponseReader<T> reader;
    private final CallOptions options;
    private final long start;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    /** Ends the attempt or the delay under way; null once the value is there, for then nothing is. */
    private volatile @Nullable Runnable pending;

    Exchange(Transport transport, Request request, ResponseReader<T> reader, CallOptions options) {
        this.transport = transport;
        this.request = request;
        this.reader = reader;
        this.options = options;
        this.start = transport.scheduler().nanoTime();
        result.whenComplete((value, failure) -> cancelPending());
        transport.track(result);
    }

    T execute() {
        try {
            T value = attempt(newCall());
            succeed(value);
            return value;
        } catch (RuntimeException | Error e) {
            if (Thread.currentThread().isInterrupted()) {
                result.completeExceptionally(e);
            }
            unlessEnded(this::guardCallTimeout);
            unlessEnded(() -> retryOrFail(1, e));
            return await(e);
        }
    }

    CompletableFuture<T> enqueue() {
        unlessEnded(this::guardCallTimeout);
        if (transport.keyMayBlock()) {
            transport.scheduler().execute(() -> enqueue(1));
        } else {
            enqueue(1);
        }
        return result;
    }

    private T attempt(Call call) {
        try (Response response = call.execute()) {
            return read(response);
        } catch (IOException e) {
            throw Failures.ofException(request, e, transport.client(), options.timeout());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // OkHttp 5 lets an InterruptedException out without declaring it
            Thread.currentThread().interrupt();
            throw new ConnectionException(Failures.describe(request) + " was interrupted", e);
        }
    }

    private void enqueue(int attempt) {
        Call call;
        try {
            call = newCall();
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
            return;
        }
        call.enqueue(new Callback() {
            @Override
            public void onResponse(Call answered, Response response) {
                try (response) {
                    T value = read(response);
                    transport.scheduler().execute(() -> succeed(value));
                } catch (IOException e) {
                    onFailure(answered, e);
                } catch (RuntimeException | Error e) {
                    failed(e);
                }
            }

            @Override
            public void onFailure(Call failed, IOException e) {
                failed(Failures.ofException(request, e, transport.client(), options.timeout()));
            }

            private void failed(Throwable e) {
                transport.scheduler().execute(() -> unlessEnded(() -> retryOrFail(attempt, e)));
            }
        });
    }

    private T read(Response response) throws IOException {
        if (!response.isSuccessful()) {
            throw Failures.ofStatus(response);
        }
        return reader.read(response);
    }

    /** Does {@code step}, which needs the scheduler; one that was closed just now throws, and closing has ended the call. */
    private void unlessEnded(Runnable step) {
        try {
            if (!result.isDone()) {
                step.run();
            }
        } catch (IllegalStateException e) {
            result.completeExceptionally(e);
        }
    }

    /** Ends the call at its limit also while it stands in the dispatcher's queue, where OkHttp's clock does not run yet. */
    private void guardCallTimeout() {
        Future<?> guard = transport
                .scheduler()
                .watchdog(
                        () -> result.completeExceptionally(
                                Failures.timeout(request, Limit.CALL, options.timeout(), null)),
                        Durations.max(remaining(), Duration.ZERO));
        result.whenComplete((value, failure) -> guard.cancel(false));
    }

    /** Schedules the attempt after {@code attempt}, or ends the call with {@code failure}. */
    private void retryOrFail(int attempt, Throwable failure) {
        Optional<Duration> delay = RetryRule.delay(
                failure,
                attempt,
                options.maxRetries(),
                remaining(),
                ThreadLocalRandom.current().nextDouble());
        if (delay.isPresent()) {
            retry(attempt, failure, delay.get());
        } else {
            result.completeExceptionally(failure);
        }
    }

    private void retry(int attempt, Throwable failure, Duration delay) {
        LOG.log(
                Level.DEBUG,
                () -> failure.getMessage() + "; attempt " + (attempt + 1) + " in " + Durations.format(delay));
        Future<?> timer = transport.scheduler().schedule(() -> enqueue(attempt + 1), delay);
        pending(() -> timer.cancel(false));
    }

    private T await(Throwable firstFailure) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new ConnectionException("interrupted while waiting to send again: " + firstFailure.getMessage(), e);
        } catch (ExecutionException e) {
            throw e.getCause() == firstFailure ? Rethrow.as(firstFailure) : Rethrow.here(e.getCause());
        }
    }

    private Call newCall() {
        Duration remaining = remaining();
        if (remaining.isNegative() || remaining.isZero()) {
            throw Failures.timeout(request, Limit.CALL, options.timeout(), null);
        }
        Call call = transport.newCall(request, options);
        call.timeout().timeout(remaining.toNanos(), TimeUnit.NANOSECONDS);
        pending(call::cancel);
        return call;
    }

    private void succeed(T value) {
        pending = null;
        result.complete(value);
    }

    private void pending(Runnable cancel) {
        pending = cancel;
        if (result.isDone()) {
            cancelPending();
        }
    }

    private void cancelPending() {
        Runnable cancel = pending;
        if (cancel != null) {
            cancel.run();
        }
    }

    private Duration remaining() {
        return options.timeout().minusNanos(transport.scheduler().nanoTime() - start);
    }
}
