package ai.dataframer.client.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
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

    @Test
    void advance_negativeOrPastTheEndOfTheClock_isRefused() {
        time.advance(SECOND);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> time.advance(Duration.ofDays(200_000)))
                .withMessage("the clock can advance by 0 to PT2562047H47M15.854775806S: PT4800000H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> time.advance(Duration.ofNanos(-1)))
                .withMessageEndingWith(": PT-0.000000001S");
        assertThat(time.nanoTime()).isEqualTo(SECOND.toNanos());
    }

    @Test
    void advance_toTheEndOfTheClock_isTheLastTime() {
        time.advance(Duration.ofNanos(Long.MAX_VALUE - 1));

        assertThat(time.nanoTime()).isEqualTo(Long.MAX_VALUE - 1);
        time.advance(Duration.ZERO);
    }

    @Test
    void schedule_whileTimeIsHeld_waitsForTheRelease() throws Exception {
        Runnable release = time.hold();
        Future<?> task = time.schedule(() -> ran.add("task"), SECOND);
        giveTimeTheChanceToPass();
        ran.add("released");
        assertThat(time.nanoTime()).isZero();

        release.run();

        task.get(10, TimeUnit.SECONDS);
        assertThat(ran).containsExactly("released", "task");
    }

    @Test
    void schedule_whileCodeOfTheProgramRuns_waitsForItsEnd() throws Exception {
        var end = new CompletableFuture<Void>();
        time.execute(end::join);
        Future<?> task = time.schedule(() -> ran.add("task"), SECOND);
        giveTimeTheChanceToPass();
        ran.add("end");

        end.complete(null);

        task.get(10, TimeUnit.SECONDS);
        assertThat(ran).containsExactly("end", "task");
    }

    @Test
    void schedule_tasksOfAnyNumber_runInTheOrderOfTheirTimes() throws Exception {
        var times = new CopyOnWriteArrayList<Long>();
        List<Future<?>> tasks = new ArrayList<>();
        Runnable release = time.hold();
        for (int i = 0; i < 1000; i++) {
            tasks.add(time.schedule(() -> times.add(time.nanoTime()), Duration.ofMinutes(i * 7919L % 1000)));
        }

        release.run();

        for (Future<?> task : tasks) {
            task.get(10, TimeUnit.SECONDS);
        }
        assertThat(times).hasSize(1000).isSorted();
        assertThat(time.nanoTime()).isEqualTo(Duration.ofMinutes(999).toNanos());
    }

    @Test
    void schedule_cancelled_letsNoTimePass() throws Exception {
        Runnable release = time.hold();
        time.schedule(() -> ran.add("cancelled"), Duration.ofHours(1)).cancel(false);
        Future<?> task = time.schedule(() -> ran.add("task"), SECOND);

        release.run();

        task.get(10, TimeUnit.SECONDS);
        giveTimeTheChanceToPass();
        assertThat(ran).containsExactly("task");
        assertThat(time.nanoTime()).isEqualTo(SECOND.toNanos());
    }

    @Test
    void schedule_negativeDelay_runsNow() throws Exception {
        time.schedule(() -> ran.add("task"), Duration.ofSeconds(-1)).get(10, TimeUnit.SECONDS);

        assertThat(ran).containsExactly("task");
        assertThat(time.nanoTime()).isZero();
    }

    @Test
    void schedule_afterWhatHeldTimeHasEnded_runsAtOnce() throws Exception {
        for (int i = 0; i < 250; i++) { // a thread that has to look for itself does so after 100 ms
            time.execute(() -> {});
            Runnable release = time.hold();
            Future<?> task = time.schedule(() -> {}, SECOND);
            time.advance(Duration.ofMillis(1));
            release.run();
            task.get(10, TimeUnit.SECONDS);
        }
        assertThat(time.nanoTime()).isGreaterThanOrEqualTo(250 * SECOND.toNanos());
    }

    @Test
    void hold_neverReleased_stopsNoDelayAndStartsNoWatchdog() throws Exception {
        time.hold();
        time.execute(() -> new CompletableFuture<>().join());
        time.watchdog(() -> ran.add("in time"), Duration.ofMinutes(30));
        time.watchdog(() -> ran.add("late"), Duration.ofHours(2));
        Future<?> delay = time.schedule(() -> ran.add("delay"), Duration.ofHours(1));

        delay.get(15, TimeUnit.SECONDS);

        giveTimeTheChanceToPass();
        assertThat(ran).containsExactly("in time", "delay");
    }

    /** Lets the scheduler's threads run for a while. */
    private void giveTimeTheChanceToPass() throws Exception {
        for (int i = 0; i < 100; i++) {
            CompletableFuture.runAsync(() -> {}, time).get(10, TimeUnit.SECONDS);
        }
    }
}
