package ai.dataframer.examples;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.RunStatus;
import ai.dataframer.client.scheduling.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Shows many waits of one client at once, on a stub service that may be down for a while. */
final class FleetDemo {
    private static final Duration FRAME = Duration.ofMillis(100);

    private final Scheduler scheduler;
    private final Screen screen;

    FleetDemo(Scheduler scheduler, Screen screen) {
        this.scheduler = scheduler;
        this.screen = screen;
    }

    /** Returns true if all waits have succeeded. {@code outage} is the length of the outage, zero for none. */
    boolean run(int size, Duration outage) {
        try (var service = new FleetService(size, outage, scheduler::nanoTime);
                DataframerClient client = DataframerClient.builder()
                        .apiKey("any-key-will-do")
                        .baseUrl(service.baseUrl())
                        .scheduler(scheduler)
                        .build()) {
            screen.println(waits(size) + " on a stub service at " + service.baseUrl());
            screen.println("Its runs take " + seconds(FleetService.SHORTEST_RUN, FleetService.LONGEST_RUN));
            if (!outage.isZero()) {
                Duration start = FleetService.OUTAGE_START;
                screen.println(
                        "It closes all connections without a response from " + seconds(start, start.plus(outage)));
            }
            screen.println((screen.isWide() ? "median, worst" : "worst") + ": how late the ends were seen");
            var fleet = new Fleet(service, size);
            watch(fleet, fleet.start(client.anonymizationRuns()));
            return report(fleet);
        }
    }

    private void watch(Fleet fleet, CompletableFuture<Void> end) {
        var table = new FleetTable(screen);
        scheduler.watchdog(() -> drawFrames(table, fleet, end), FRAME);
        end.join();
        synchronized (table) {
            table.end(fleet.state());
        }
    }

    private void drawFrames(FleetTable table, Fleet fleet, CompletableFuture<Void> end) {
        synchronized (table) {
            if (!end.isDone()) {
                table.draw(fleet.state());
                scheduler.watchdog(() -> drawFrames(table, fleet, end), FRAME);
            }
        }
    }

    private boolean report(Fleet fleet) {
        FleetState state = fleet.state();
        long waits = state.waits().values().stream().mapToLong(Long::longValue).sum();
        long failed = state.count(RunStatus.FAILED);
        screen.println("");
        screen.println("%s ended: %s requests, late by %s (median), %s (worst)"
                .formatted(waits(waits), Units.count(state.requests()), state.median(), state.worst()));
        fleet.firstFailure()
                .ifPresent(failure ->
                        screen.error(Units.count(failed) + " of them failed; the first with: " + failure.getMessage()));
        return failed == 0;
    }

    private static String seconds(Duration from, Duration to) {
        return from.toSeconds() + " to " + to.toSeconds() + " s";
    }

    private static String waits(long count) {
        return count == 1 ? "1 wait" : Units.count(count) + " waits";
    }
}
