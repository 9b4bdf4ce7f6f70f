package ai.dataframer.benchmarks.fleet;

import ai.dataframer.client.internal.http.PacedRequests;
import ai.dataframer.client.internal.http.Retries;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.polling.WaitDecisions;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Who waits: this library, or a plain loop with a plan of delays. */
enum Contender {
    OURS("this library", null),
    FIXED("every 5 s", Backoff.fixed(Duration.ofSeconds(5))),
    GROWING("5 s × 1.5 up to 45 s", Backoff.exponential(Duration.ofSeconds(5), 1.5, Duration.ofSeconds(45)));

    /** What a plain loop does when a request fails. */
    enum OnFailure {
        /** Retries it as an ordinary call of this library does, and ends with it. */
        END,
        /** Takes it for an answer: polls again after the usual delay. */
        GO_ON
    }

    final String title;
    private final @Nullable Backoff delays;

    Contender(String title, @Nullable Backoff delays) {
        this.title = title;
        this.delays = delays;
    }

    /** Returns how the waits of one client send their requests. */
    Wait.Sender sender(EventLoop loop, Requests requests) {
        return delays == null
                ? new PacedRequests(loop, requests::send)::send
                : (isOver, answered) -> requests.send(answered);
    }

    /** Returns the decisions of one wait. */
    Wait.Decisions decisions(Random random, OnFailure onFailure) {
        if (delays == null) {
            return new WaitDecisions(PollingPolicy.defaults(), random)::next;
        }
        var loop = new PlainLoop(delays, random);
        return onFailure == OnFailure.GO_ON ? (elapsed, took, failure) -> loop.next(elapsed, took, null) : loop::next;
    }

    private static final class PlainLoop {
        private final Backoff delays;
        private final Random random;
        private int polls;
        private int attempts;

        private PlainLoop(Backoff delays, Random random) {
            this.delays = delays;
            this.random = random;
        }

        private Optional<Duration> next(Duration elapsed, Duration took, @Nullable RuntimeException failure) {
            attempts++;
            if (failure != null) {
                return Retries.delay(failure, attempts, random.nextDouble());
            }
            attempts = 0;
            polls++;
            return Optional.of(delays.nextDelay(elapsed, polls));
        }
    }
}
