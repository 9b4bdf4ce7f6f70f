package ai.dataframer.client.polling;

import ai.dataframer.client.internal.Durations;
import ai.dataframer.client.internal.threads.ProgramFuture;
import ai.dataframer.client.scheduling.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The end of one wait. First its outcome is known, which nothing changes any more. Once the listener has returned from the last
 * event, the wait is settled: its future is completed. Thread-safe.
 */
final class PollEnd<T> {
    /** How long after its deadline a wait lets the program's code judge an answer, and then a listener return. */
    static final Duration GRACE = Duration.ofMillis(40);

    private final Scheduler scheduler;
    private final @Nullable PollEvents<T> events;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private final CompletableFuture<T> settled = new CompletableFuture<>();

    PollEnd(Scheduler scheduler, @Nullable PollListener<T> listener) {
        this.scheduler = scheduler;
        this.events = listener == null ? null : new PollEvents<>(listener, scheduler);
    }

    /** Returns the program's view of the wait. What completes it from outside is passed to {@code fromOutside}. */
    ProgramFuture<T> future(BiConsumer<? super T, ? super Throwable> fromOutside) {
        var future = new ProgramFuture<>(settled, scheduler);
        settled.whenComplete((value, failure) -> {
            if (!isKnown()) {
                fromOutside.accept(value, failure);
            }
        });
        return future;
    }

    boolean isKnown() {
        return outcome.isDone();
    }

    /** Passes an event to the listener, unless the wait has settled or the last event has been passed. */
    void event(PollEvent<T> event) {
        if (events != null) {
            events.add(event);
        }
    }

    /** Makes the outcome known; returns false if there is one already. */
    boolean know(@Nullable T value, @Nullable Throwable failure) {
        return complete(outcome, value, failure);
    }

    /**
     * Completes the future with the outcome, once the listener has received {@code last}, but when {@code left} is over in any
     * case.
     */
    void settle(@Nullable T value, @Nullable Throwable failure, @Nullable PollEvent<T> last, Duration left) {
        if (events == null) {
            complete(settled, value, failure);
        } else if (settled.isDone()) { // from outside
            events.drop();
        } else if (events.addLast(last, () -> complete(settled, value, failure))) {
            settleWithin(Durations.max(left, GRACE), () -> complete(settled, value, failure));
        }
    }

    private void settleWithin(Duration left, Runnable settle) {
        try {
            Future<?> timer = scheduler.watchdog(settle, left);
            settled.whenComplete((v, e) -> timer.cancel(false));
        } catch (IllegalStateException e) { // the scheduler is closed
            settle.run();
        }
    }

    private static <T> boolean complete(CompletableFuture<T> future, @Nullable T value, @Nullable Throwable failure) {
        return failure == null ? future.complete(value) : future.completeExceptionally(failure);
    }
}
