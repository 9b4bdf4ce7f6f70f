package ai.dataframer.client.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that start, end and close at random, beside a service and a network that fail at random, in thousands of
 * interleavings. {@link Simulate} runs more of them, and repeats one.
 */
@SuppressWarnings("SystemOut") // the seed is what repeats a failure
class SimulationTest {
    private static final long SEEDS = 1500;
    private static final long TWICE = 50;

    private final Logger log = Logger.getLogger("ai.dataframer.client");

    @TempDir
    private Path folder;

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
        long start = System.nanoTime();
        int hash = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            hash = 31 * hash + run(seed).hash();
        }
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        System.out.printf(Locale.ROOT, "%d seeds, %.0f per second, hash %08x%n", SEEDS, SEEDS / seconds, hash);
    }

    @Test
    void client_sameSeed_doesTheSame() {
        for (long seed = 0; seed < TWICE; seed++) {
            assertThat(run(seed).toString()).isEqualTo(run(seed).toString());
        }
    }

    private Trace run(long seed) {
        var seeds = new Seeds(folder);
        Trace trace = seeds.run(seed);
        if (!trace.faults().isEmpty()) {
            Trace shortest = seeds.shrink(seed);
            assertThat(shortest.faults())
                    .as(() -> "seed " + seed + ", as short as can be:\n" + shortest)
                    .isEmpty();
        }
        return trace;
    }
}
