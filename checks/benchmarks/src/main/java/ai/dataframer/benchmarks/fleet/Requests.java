package ai.dataframer.benchmarks.fleet;

import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way of one client's requests to the service and back, 25 to 55 ms each. Counts them. */
final class Requests {
    private static final int SHORTEST_MICROS = 25_000;
    private static final int LONGEST_MICROS = 55_000;

    private final EventLoop loop;
    private final VirtualService service;
    private final Random random;
    private int sent;
    private int failed;

    Requests(EventLoop loop, VirtualService service, Random random) {
        this.loop = loop;
        this.service = service;
        this.random = random;
    }

    void send(Consumer<@Nullable RuntimeException> answered) {
        loop.schedule(() -> arrive(answered), way());
    }

    private void arrive(Consumer<@Nullable RuntimeException> answered) {
        RuntimeException failure = service.answer(loop.nanoTime());
        sent++;
        if (failure != null) {
            failed++;
        }
        loop.schedule(() -> answered.accept(failure), way());
    }

    private Duration way() {
        return Duration.ofNanos(1000L * random.nextInt(SHORTEST_MICROS, LONGEST_MICROS));
    }

    /** Returns the requests that have reached the service so far. */
    Counts counts() {
        return new Counts(sent, failed);
    }
}
