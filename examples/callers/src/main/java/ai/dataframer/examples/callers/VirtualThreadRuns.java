package ai.dataframer.examples.callers;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Blocking waits, each on a virtual thread of its own. */
public final class VirtualThreadRuns {
    private final DataframerClient client;

    /** Creates waits that use {@code client}, which the caller closes. */
    public VirtualThreadRuns(DataframerClient client) {
        this.client = client;
    }

    /** Waits for all runs at once. An interrupt of the caller ends all waits. */
    public List<Future<AnonymizationRun>> completedRuns(Collection<UUID> runIds) throws InterruptedException {
        List<Callable<AnonymizationRun>> waits = new ArrayList<>();
        runIds.forEach(runId -> waits.add(() -> client.anonymizationRuns().awaitCompletion(runId)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(waits);
        }
    }
}
