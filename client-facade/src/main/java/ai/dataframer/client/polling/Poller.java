package ai.dataframer.client.polling;

import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.internal.Rethrow;
import ai.dataframer.client.internal.threads.BlockingCall;
import ai.dataframer.client.internal.threads.SureScheduler;
import ai.dataframer.client.scheduling.Scheduler;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Polls until a value is final, the deadline of the {@link PollingPolicy} is reached, or a failure ends the wait.
 * Immutable and thread-safe. Each call of {@link #await} or {@link #awaitAsync} starts an independent wait; any number
 * may run at once.
 *
 * <pre>{@code
 * Order shipped = Poller.builder(() -> orders.find(id), Order::isShipped).build().await();
 * }</pre>
 *
 * @param <T> type of the value
 */
public final class Poller<T> {
    final Function<Scheduler, ? extends CompletableFuture<? extends T>> fetch;
    final Predicate<? super T> isDone;
    final PollingPolicy policy;
    final @Nullable PollListener<T> listener;
    final Predicate<Throwable> retryIf;
    final Function<? super T, Duration> minimumAfterValue;
    final Function<Throwable, Duration> minimumAfterFailure;
    final Function<Optional<T>, String> description;
    final Scheduler scheduler;
    final Consumer<? super CompletableFuture<T>> onStart;

    private Poller(Builder<T> builder) {
        fetch = builder.fetch;
        isDone = builder.isDone;
        policy = builder.policy;
        listener = builder.listener;
        retryIf = builder.retryIf;
        minimumAfterValue = builder.minimumAfterValue;
        minimumAfterFailure = builder.minimumAfterFailure;
        description = builder.description;
        scheduler = builder.scheduler;
        onStart = builder.onStart;
    }

    /**
     * {@return a builder of a poller with a blocking {@code fetch}} It runs on a thread for the program's code, which is
     * interrupted if the wait ends first.
     *
     * @param <T> type of the value
     * @param fetch polls once; must not return null
     * @param isDone returns true if a value is final
     */
    public static <T> Builder<T> builder(Supplier<? extends T> fetch, Predicate<? super T> isDone) {
        Objects.requireNonNull(fetch, "fetch == null");
        return new Builder<T>(scheduler -> BlockingCall.start(fetch, scheduler), isDone);
    }

    /**
     * {@return a builder of a poller with an asynchronous {@code fetch}} Its future is cancelled if the wait ends
     * first.
     *
     * @param <T> type of the value
     * @param fetch polls once; neither the future nor its value may be null
     * @param isDone returns true if a value is final
     */
    public static <T> Builder<T> asyncBuilder(
            Supplier<? extends CompletableFuture<? extends T>> fetch, Predicate<? super T> isDone) {
        Objects.requireNonNull(fetch, "fetch == null");
        return new Builder<T>(scheduler -> fetch.get(), isDone);
    }

    /**
     * Polls until a value is final, the first time at once, and returns that value.
     *
     * @return the final value
     * @throws PollTimeoutException at the deadline, even while a fetch is in flight
     * @throws PollInterruptedException if this thread is interrupted; its interrupt flag is set again
     */
    public T await() {
        CompletableFuture<T> wait = new PollLoop<>(this).start().source();
        try {
            return wait.get();
        } catch (InterruptedException e) {
            wait.cancel(true);
            Thread.currentThread().interrupt();
            throw new PollInterruptedException(e);
        } catch (ExecutionException e) {
            throw Rethrow.here(e.getCause());
        }
    }

    /**
     * Polls without a thread of its own. Completing or cancelling the future ends the wait and cancels the fetch in
     * flight.
     *
     * @return a future of the final value; it fails with the same exceptions as {@link #await}
     */
    public CompletableFuture<T> awaitAsync() {
        return new PollLoop<>(this).start();
    }

    /**
     * Builds a {@link Poller}. Each setter rejects null with a {@link NullPointerException}. Not thread-safe.
     *
     * @param <T> type of the value
     */
    public static final class Builder<T> {
        private final Function<Scheduler, ? extends CompletableFuture<? extends T>> fetch;
        private final Predicate<? super T> isDone;
        private PollingPolicy policy = PollingPolicy.defaults();
        private @Nullable PollListener<T> listener;
        private Predicate<Throwable> retryIf = e -> e instanceof DataframerException d && d.isTransient();
        private Function<? super T, Duration> minimumAfterValue = value -> Duration.ZERO;
        private Function<Throwable, Duration> minimumAfterFailure = failure -> Duration.ZERO;
        private Function<Optional<T>, String> description =
                last -> last.map(value -> "still " + value).orElse("no answer");
        private Scheduler scheduler = SureScheduler.shared();
        private Consumer<? super CompletableFuture<T>> onStart = wait -> {};

        private Builder(
                Function<Scheduler, ? extends CompletableFuture<? extends T>> fetch, Predicate<? super T> isDone) {
            this.fetch = fetch;
            this.isDone = Objects.requireNonNull(isDone, "isDone == null");
        }

        /**
         * Sets the deadline and the delays; {@link PollingPolicy#defaults()} by default.
         *
         * @param policy the policy
         * @return this builder
         */
        public Builder<T> policy(PollingPolicy policy) {
            this.policy = Objects.requireNonNull(policy, "policy == null");
            return this;
        }

        /**
         * Sets a listener that receives every poll; none by default.
         *
         * @param listener the listener
         * @return this builder
         */
        public Builder<T> listener(PollListener<T> listener) {
            this.listener = Objects.requireNonNull(listener, "listener == null");
            return this;
        }

        /**
         * Sets which failures are transient, so that the wait goes on after them, within {@link
         * PollingPolicy#maxOutage()}. By default these are the {@linkplain DataframerException#isTransient() transient}
         * failures of this library. Any other failure ends the wait and is thrown unchanged.
         *
         * @param retryIf returns true if a failure is transient
         * @return this builder
         */
        public Builder<T> retryIf(Predicate<Throwable> retryIf) {
            this.retryIf = Objects.requireNonNull(retryIf, "retryIf == null");
            return this;
        }

        /**
         * Sets the smallest delay before the next poll, computed from the last value or failure; zero by default.
         *
         * @param afterValue returns the smallest delay after a value
         * @param afterFailure returns the smallest delay after a failure
         * @return this builder
         */
        public Builder<T> minimumDelay(
                Function<? super T, Duration> afterValue, Function<Throwable, Duration> afterFailure) {
            this.minimumAfterValue = Objects.requireNonNull(afterValue, "afterValue == null");
            this.minimumAfterFailure = Objects.requireNonNull(afterFailure, "afterFailure == null");
            return this;
        }

        /**
         * Sets the beginning of the timeout's message, given the last value; {@code "still VALUE"} by default. It is asked
         * for before the first poll and after each value, so that it cannot delay the deadline.
         *
         * @param description returns the beginning of the message
         * @return this builder
         */
        public Builder<T> description(Function<Optional<T>, String> description) {
            this.description = Objects.requireNonNull(description, "description == null");
            return this;
        }

        /**
         * Sets the clock and the threads; real time by default, {@link ai.dataframer.client.scheduling.VirtualScheduler} in tests.
         *
         * @param scheduler the scheduler
         * @return this builder
         */
        public Builder<T> scheduler(Scheduler scheduler) {
            this.scheduler = SureScheduler.of(Objects.requireNonNull(scheduler, "scheduler == null"));
            return this;
        }

        /**
         * Sets a consumer that receives the future of each wait before its first poll, so that it can end the wait;
         * none by default.
         *
         * @param onStart receives the future
         * @return this builder
         */
        public Builder<T> onStart(Consumer<? super CompletableFuture<T>> onStart) {
            this.onStart = Objects.requireNonNull(onStart, "onStart == null");
            return this;
        }

        /** {@return the poller} */
        public Poller<T> build() {
            return new Poller<>(this);
        }
    }
}
