package ai.dataframer.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Programs that start, end and close at random, beside a service and a network that fail at random, in thousands of
 * interleavings. {@code -Dsimulation.seeds} sets their number; {@code -Dsimulation.seed} repeats one and prints what happens.
 */
@SuppressWarnings("SystemOut") // the seed is what repeats a failure
class SimulationTest {
    private static final long SEEDS = Long.getLong("simulation.seeds", 1500);
    private static final long TWICE = 50;

    private final Logger log = Logger.getLogger("ai.dataframer.client");

    @BeforeEach
    void silence() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void restore() {
        log.setLevel(null);
    }

    @Test
    void client_anyInterleaving_keepsItsPromises() {
        Long seed = Long.getLong("simulation.seed");
        if (seed != null) {
            System.out.println(run(seed));
            return;
        }
        long start = System.nanoTime();
        int hash = 0;
        for (long next = 0; next < SEEDS; next++) {
            hash = 31 * hash + run(next).toString().hashCode();
        }
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        System.out.printf("%d seeds, %.0f per second, hash %08x%n", SEEDS, SEEDS / seconds, hash);
    }

    @Test
    void client_sameSeed_doesTheSame() {
        for (long seed = 0; seed < TWICE; seed++) {
            assertThat(run(seed).toString()).isEqualTo(run(seed).toString());
        }
    }

    private static Trace run(long seed) {
        Trace trace = Simulation.run(seed);
        assertThat(trace.faults()).as(() -> trace + "simulation.seed=" + seed).isEmpty();
        return trace;
    }
}
