package ai.dataframer.client.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs {@code -Dseeds} seeds from {@code -Dfrom} on, and prints seeds per second, their hash and the faults; or repeats one, {@code
 * -Dseed}, and prints what happens. Ends with status 1 at a fault, whose trace is made as short as can be. Run by {@code
 * -Psimulation}.
 */
@SuppressWarnings("SystemOut") // its figures are its purpose
final class Simulate {
    private static final Logger LOG = Logger.getLogger("ai.dataframer.client");

    private Simulate() {}

    public static void main(String[] args) throws IOException {
        LOG.setLevel(Level.OFF);
        Path folder = Files.createTempDirectory("simulation");
        var seeds = new Seeds(folder);
        String seed = System.getProperty("seed", "");
        boolean passed = seed.isEmpty()
                ? run(seeds, Long.getLong("from", 0), Long.getLong("seeds", 10_000))
                : repeat(seeds, Long.parseLong(seed));
        Files.delete(folder);
        System.exit(passed ? 0 : 1);
    }

    private static boolean run(Seeds seeds, long from, long number) {
        long start = System.nanoTime();
        int hash = 0;
        for (long seed = from; seed < from + number; seed++) {
            Trace trace = seeds.run(seed);
            if (!trace.faults().isEmpty()) {
                System.out.println("fault of seed " + seed + ", the number " + (seed - from + 1) + " of this run:\n"
                        + seeds.shrink(seed));
                return false;
            }
            hash = 31 * hash + trace.hash();
        }
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        System.out.printf(
                Locale.ROOT, "%d seeds, %.0f per second, hash %08x, no fault%n", number, number / seconds, hash);
        return true;
    }

    private static boolean repeat(Seeds seeds, long seed) {
        Trace trace = seeds.run(seed);
        System.out.printf(Locale.ROOT, "%shash %08x%n", trace, trace.hash());
        if (!trace.faults().isEmpty()) {
            System.out.println("as short as can be:\n" + seeds.shrink(seed));
        }
        return trace.faults().isEmpty();
    }
}
