package ai.dataframer.client.polling;

import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.internal.Rethrow;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks again and again until an answer is final, the deadline of its {@link PollingPolicy} is reached, or a failure ends the
 * wait. Immutable; each call of {@link #await} or {@link #awaitAsync} is a wait of its own, and any number may run at once.
 *
 * <pre>{@code
 * Order shipped = Poller.builder(() -> orders.find(id), Order::isShipped).build().await();
 * }</pre>
 */
public final class Poller<T> {
    final Function<Scheduler, ? extends CompletableFuture<? extends T>> fetch;
    final Predicate<? super T> isDone;
    final PollingPolicy policy;
    final PollListener<T> listener;
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
     * Returns a builder of a poller whose {@code fetch} blocks until it has an answer. It runs on a thread of the library and is
     * interrupted when the wait ends before it does.
     *
     * @param fetch asks once; must not return null
     * @param isDone returns true if an answer is final
     */
    public static <T> Builder<T> builder(Supplier<? extends T> fetch, Predicate<? super T> isDone) {
        Objects.requireNonNull(fetch, "fetch == null");
        return new Builder<T>(scheduler -> BlockingFetch.start(fetch, scheduler), isDone);
    }

    /**
     * Returns a builder of a poller whose {@code fetch} returns at once with a future of the answer. That future is cancelled
     * when the wait ends before it does.
     *
     * @param fetch asks once; neither it nor what its future yields may be null
     * @param isDone returns true if an answer is final
     */
    public static <T> Builder<T> asyncBuilder(
            Supplier<? extends CompletableFuture<? extends T>> fetch, Predicate<? super T> isDone) {
        Objects.requireNonNull(fetch, "fetch == null");
        return new Builder<T>(scheduler -> fetch.get(), isDone);
    }

    /**
     * Polls, the first time at once, and returns the answer that is final.
     *
     * @throws PollTimeoutException at the deadline, also if a fetch is still under way
     * @throws PollInterruptedException if this thread is interrupted; its interrupt flag is set
     */
    public T await() {
        CompletableFuture<T> wait = awaitAsync();
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
     * Polls without a thread of its own. The future fails with what {@link #await} throws; to complete or cancel it ends the wait
     * and the fetch under way.
     */
    public CompletableFuture<T> awaitAsync() {
        return new PollLoop<>(this).start();
    }

    /** Builds a {@link Poller}. Not safe for use by several threads. */
    public static final class Builder<T> {
        private final Function<Scheduler, ? extends CompletableFuture<? extends T>> fetch;
        private final Predicate<? super T> isDone;
        private PollingPolicy policy = PollingPolicy.defaults();
        private PollListener<T> listener = event -> {};
        private Predicate<Throwable> retryIf = e -> e instanceof DataframerException d && d.isTransient();
        private Function<? super T, Duration> minimumAfterValue = value -> Duration.ZERO;
        private Function<Throwable, Duration> minimumAfterFailure = failure -> Duration.ZERO;
        private Function<Optional<T>, String> description =
                last -> last.map(value -> "still " + value).orElse("no answer");
        private Scheduler scheduler = SystemScheduler.shared();
        private Consumer<? super CompletableFuture<T>> onStart = wait -> {};

        private Builder(
                Function<Scheduler, ? extends CompletableFuture<? extends T>> fetch, Predicate<? super T> isDone) {
            this.fetch = fetch;
            this.isDone = Objects.requireNonNull(isDone, "isDone == null");
        }

        /** Sets the deadline and the delays; {@link PollingPolicy#defaults()} by default. */
        public Builder<T> policy(PollingPolicy policy) {
            this.policy = Objects.requireNonNull(policy, "policy == null");
            return this;
        }

        /** Sets what is told of every poll; nobody by default. */
        public Builder<T> listener(PollListener<T> listener) {
            this.listener = Objects.requireNonNull(listener, "listener == null");
            return this;
        }

        /**
         * Sets which failures the wait goes on after, within {@link PollingPolicy#maxOutage()}; by default those that are
         * {@linkplain DataframerException#isTransient() transient}. Any other failure ends the wait as it is.
         */
        public Builder<T> retryIf(Predicate<Throwable> retryIf) {
            this.retryIf = Objects.requireNonNull(retryIf, "retryIf == null");
            return this;
        }

        /** Sets the least delay that an answer or a failure asks for before the next poll; none by default. */
        public Builder<T> minimumDelay(
                Function<? super T, Duration> afterValue, Function<Throwable, Duration> afterFailure) {
            this.minimumAfterValue = Objects.requireNonNull(afterValue, "afterValue == null");
            this.minimumAfterFailure = Objects.requireNonNull(afterFailure, "afterFailure == null");
            return this;
        }

        /** Sets how the message at the deadline begins, given the last answer: {@code "still PENDING"} by default. */
        public Builder<T> description(Function<Optional<T>, String> description) {
            this.description = Objects.requireNonNull(description, "description == null");
            return this;
        }

        /** Sets the time and threads to live by; real time by default, {@link VirtualScheduler} in tests. */
        public Builder<T> scheduler(Scheduler scheduler) {
            this.scheduler = Objects.requireNonNull(scheduler, "scheduler == null");
            return this;
        }

        /** Sets what is handed the future of each wait before its first poll, to end it from outside; nothing by default. */
        public Builder<T> onStart(Consumer<? super CompletableFuture<T>> onStart) {
            this.onStart = Objects.requireNonNull(onStart, "onStart == null");
            return this;
        }

        /** Returns the poller. */
        public Poller<T> build() {
            return new Poller<>(this);
        }
    }
}
