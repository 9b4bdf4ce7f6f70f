package ai.dataframer.benchmarks;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Many waits at once on one client: {@code Waits BASE_URL COUNT RUN_MILLIS [outage]} prints what became of them. Each count has
 * runs of its own.
 */
final class Waits {
    private Waits() {}

    public static void main(String[] args) {
        int count = Integer.parseInt(args[1]);
        int millis = Integer.parseInt(args[2]);
        boolean outage = args.length > 3;
        long start = System.nanoTime();
        long succeeded;
        try (DataframerClient client = Client.dataframer(args[0]).build()) {
            List<CompletableFuture<Boolean>> waits = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                UUID run = outage ? Work.failing(millis, count + i) : Work.taking(millis, count + i);
                waits.add(client.anonymizationRuns()
                        .awaitCompletionAsync(run)
                        .thenApply(AnonymizationRun::isSucceeded)); // lets go of the run: the waits are to be weighed
            }
            succeeded = waits.stream().filter(CompletableFuture::join).count();
        }
        System.out.printf(
                "%d %d %.1f%n",
                succeeded, ManagementFactory.getThreadMXBean().getPeakThreadCount(), (System.nanoTime() - start) / 1e9);
    }
}
