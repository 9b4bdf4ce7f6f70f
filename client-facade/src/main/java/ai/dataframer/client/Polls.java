package ai.dataframer.client;

import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.internal.Durations;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The polls of one wait. Each has a read timeout far below a call's, so that a dead connection costs seconds, not
 * minutes. The timeout doubles after each poll that reaches it, so that even a slow service has time to answer.
 */
final class Polls implements Supplier<CompletableFuture<AnonymizationRun>> {
    private final Function<Duration, CompletableFuture<AnonymizationRun>> request;
    private final Scheduler scheduler;
    private final Duration timeout;
    private final long start;
    private volatile Duration patience = Defaults.POLL_READ_TIMEOUT;

    /** Takes a function that sends one request under a read timeout. */
    Polls(Function<Duration, CompletableFuture<AnonymizationRun>> request, Scheduler scheduler, PollingPolicy policy) {
        this.request = request;
        this.scheduler = scheduler;
        timeout = policy.timeout();
        start = scheduler.nanoTime();
    }

    @Override
    public CompletableFuture<AnonymizationRun> get() {
        Duration limit = limit(patience, timeout.minusNanos(scheduler.nanoTime() - start));
        CompletableFuture<AnonymizationRun> poll = request.apply(limit);
        poll.whenComplete((run, failure) -> {
            if (failure instanceof RequestTimeoutException e && e.limit() == Limit.READ) {
                patience = Durations.max(patience, Durations.multiply(limit, 2));
            }
        });
        return poll;
    }

    /**
     * Cuts a poll off only where another one has at least as much time afterwards: the last chance takes what is left of the
     * wait.
     */
    static Duration limit(Duration patience, Duration remaining) {
        return remaining.compareTo(Durations.multiply(patience, 2)) < 0 ? remaining : patience;
    }
}
