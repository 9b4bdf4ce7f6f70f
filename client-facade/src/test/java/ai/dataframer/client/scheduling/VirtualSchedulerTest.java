package ai.dataframer.client.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class VirtualSchedulerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualScheduler time = new VirtualScheduler();
    private final List<String> ran = new ArrayList<>();

    @Test
    void schedule_runsAtOnceAtTheTimeItIsMeantFor() throws Exception {
        var at = new CompletableFuture<Long>();

        Future<?> task = time.schedule(() -> at.complete(time.nanoTime()), Duration.ofHours(1));

        task.get(10, TimeUnit.SECONDS);
        assertThat(at).isCompletedWithValue(Duration.ofHours(1).toNanos());
    }

    @Test
    void advance_runsWhatIsDueInOrder() {
        time.watchdog(() -> ran.add("second"), SECOND);
        time.watchdog(() -> ran.add("third"), SECOND);
        time.watchdog(() -> ran.add("first"), Duration.ofMillis(1));
        time.watchdog(() -> ran.add("not yet"), Duration.ofSeconds(2));

        time.advance(SECOND);

        assertThat(ran).containsExactly("first", "second", "third");
        assertThat(time.nanoTime()).isEqualTo(SECOND.toNanos());
    }

    @Test
    void watchdog_cancelled_doesNotRun() {
        time.watchdog(() -> ran.add("cancelled"), SECOND).cancel(false);

        time.advance(SECOND);

        assertThat(ran).isEmpty();
    }

    @Test
    void watchdog_delayPastTheEndOfTheClock_isNeverDue() {
        time.advance(SECOND);
        time.watchdog(() -> ran.add("never"), Duration.ofSeconds(Long.MAX_VALUE));

        time.advance(Duration.ofDays(36_500));

        assertThat(ran).isEmpty();
    }
}
