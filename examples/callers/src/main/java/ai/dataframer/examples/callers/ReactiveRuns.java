package ai.dataframer.examples.callers;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Waits as a Reactor pipeline has them. */
public final class ReactiveRuns {
    private final DataframerClient client;

    /** Creates waits that use {@code client}, which the caller closes. */
    public ReactiveRuns(DataframerClient client) {
        this.client = client;
    }

    /** Waits once for each subscriber. */
    public Mono<AnonymizationRun> completedRun(UUID runId) {
        return Mono.fromFuture(() -> client.anonymizationRuns().awaitCompletionAsync(runId));
    }
}
