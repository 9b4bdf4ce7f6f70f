package ai.dataframer.client.simulation;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Runs seeds one after the other, and makes what happens in one that fails as little as can be. */
final class Seeds {
    /** How often a seed is repeated if the machine stands still for a second, so that real time takes part. */
    private static final int PATIENCE = 50;

    private final Path folder;

    Seeds(Path folder) {
        this.folder = folder;
    }

    /** Returns what happens in {@code seed}. */
    Trace run(long seed) {
        return run(seed, Set.of()).trace();
    }

    /** Returns a short trace of a seed that fails: it has the same fault, and each event in it is needed for that. */
    Trace shrink(long seed) {
        Simulation.Outcome shortest = run(seed, Set.of());
        String fault = shortest.trace().firstFault();
        Set<String> without = new LinkedHashSet<>();
        boolean shorter = true;
        while (shorter) {
            shorter = false;
            for (String event : List.copyOf(shortest.events())) {
                without.add(event);
                Simulation.Outcome outcome = run(seed, without);
                if (!outcome.trace().firstFault().equals(fault)) {
                    without.remove(event);
                } else {
                    shortest = outcome;
                    shorter = true;
                }
            }
        }
        return shortest.trace();
    }

    private Simulation.Outcome run(long seed, Set<String> without) {
        for (int i = 0; i < PATIENCE; i++) {
            Simulation.Outcome outcome = Simulation.run(seed, without, folder);
            if (!outcome.disturbed()) {
                return outcome;
            }
        }
        throw new IllegalStateException("seed " + seed + " was disturbed " + PATIENCE + " times");
    }
}
