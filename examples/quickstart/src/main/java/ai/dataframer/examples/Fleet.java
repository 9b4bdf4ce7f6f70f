package ai.dataframer.examples;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import ai.dataframer.client.AnonymizationRuns;
import ai.dataframer.client.RunStatus;
import ai.dataframer.client.polling.PollingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many waits at once: one for each run of a {@link FleetService}. */
final class Fleet {
    private final FleetService service;
    private final List<FleetWait> waits;

    Fleet(FleetService service, int size) {
        this.service = service;
        this.waits = Stream.generate(FleetWait::new).limit(size).toList();
    }

    /** Starts the waits, and returns a future that completes when all have ended. None takes a thread. */
    CompletableFuture<Void> start(AnonymizationRuns runs) {
        return CompletableFuture.allOf(IntStream.range(0, waits.size())
                .mapToObj(number -> start(runs, number))
                .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<?> start(AnonymizationRuns runs, int number) {
        FleetWait wait = waits.get(number);
        return runs.awaitCompletionAsync(FleetService.runId(number), PollingPolicy.defaults(), wait)
                .handle((run, failure) -> {
                    if (failure == null) {
                        wait.ended(run.status(), service.elapsed().minus(service.duration(number)));
                    } else {
                        wait.failed(failure);
                    }
                    return wait;
                });
    }

    /** Returns what the waits have seen by now. */
    FleetState state() {
        Map<RunStatus, Long> counts = waits.stream().collect(groupingBy(FleetWait::status, counting()));
        List<Duration> latenesses = waits.stream()
                .flatMap(wait -> wait.lateness().stream())
                .sorted()
                .toList();
        return new FleetState(service.elapsed(), service.isDown(), counts, service.requests(), latenesses);
    }

    Optional<Throwable> firstFailure() {
        return waits.stream().flatMap(wait -> wait.failure().stream()).findFirst();
    }
}
