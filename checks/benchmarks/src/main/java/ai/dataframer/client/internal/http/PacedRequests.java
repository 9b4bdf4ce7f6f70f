package ai.dataframer.client.internal.http;

import ai.dataframer.client.internal.Defaults;
import ai.dataframer.client.scheduling.Scheduler;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends requests through the library's own {@link Turnstile}, as one client does. It lives in this package to get at it. */
public final class PacedRequests {
    private final Scheduler scheduler;
    private final Consumer<Consumer<@Nullable RuntimeException>> requests;
    private final Turnstile turnstile;

    /** Takes what sends a request at once, and calls back with its failure, or null. */
    public PacedRequests(Scheduler scheduler, Consumer<Consumer<@Nullable RuntimeException>> requests) {
        this.scheduler = scheduler;
        this.requests = requests;
        turnstile = new Turnstile(scheduler, () -> Defaults.MAX_CONCURRENT_REQUESTS);
    }

    /** Sends a request when its turn comes, unless nobody waits for it by then. */
    public void send(BooleanSupplier isOver, Consumer<@Nullable RuntimeException> answered) {
        Lane lane = turnstile.lane("poll");
        turnstile.enter(lane, new Turn(true) {
            @Override
            boolean isOver() {
                return isOver.getAsBoolean();
            }

            @Override
            void go() {
                long sent = scheduler.nanoTime();
                requests.accept(failure -> {
                    turnstile.ended(lane, sent, failure);
                    turnstile.leave();
                    answered.accept(failure);
                });
            }

            @Override
            void fail(Throwable failure) {
                throw new AssertionError(failure);
            }
        });
    }
}
