package ai.dataframer.client.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StandstillTest {
    private boolean busy;
    private final Standstill standstill = new Standstill(() -> busy);

    @Test
    void hasLasted_idleProcess_isTrueAfterASecond() {
        assertThat(ticksUntilItHasLasted(standstill)).isEqualTo(10);
    }

    @Test
    void hasLasted_busyProcess_isTrueAfterHalfAMinute() {
        busy = true;

        assertThat(ticksUntilItHasLasted(standstill)).isEqualTo(300);
    }

    @Test
    void hasLasted_somethingMoves_startsAnew() {
        assertThat(standstill.hasLasted(1)).isFalse();
        for (int i = 0; i < 9; i++) {
            assertThat(standstill.hasLasted(1)).isFalse();
        }

        assertThat(standstill.hasLasted(2)).isFalse();
        assertThat(IntStream.range(0, 9)).noneMatch(i -> standstill.hasLasted(2));
        assertThat(standstill.hasLasted(2)).isTrue();
    }

    @Test
    void hasLasted_busyInBetween_needsAWholeIdleSecond() {
        assertThat(standstill.hasLasted(1)).isFalse();
        IntStream.range(0, 9).forEach(i -> standstill.hasLasted(1));
        busy = true;
        standstill.hasLasted(1);
        busy = false;

        assertThat(IntStream.range(0, 9)).noneMatch(i -> standstill.hasLasted(1));
        assertThat(standstill.hasLasted(1)).isTrue();
    }

    @Test
    void hasLasted_thousandsOfThreadsThatWait_isTrueWithinHalfAMinute() {
        var end = new CountDownLatch(1);
        Runnable waiting = () -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        List<Thread> threads =
                Stream.generate(() -> new Thread(waiting)).limit(3000).toList();
        threads.forEach(Thread::start);
        try {
            assertThat(ticksUntilItHasLasted(new Standstill())).isLessThan(300);
        } finally {
            end.countDown();
        }
    }

    @Test
    void hasLasted_threadInJavaCode_isBusy() throws InterruptedException {
        var started = new CountDownLatch(1);
        var computing = new Thread(() -> {
            started.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        computing.start();
        try {
            started.await();

            assertThat(ticksUntilItHasLasted(new Standstill())).isEqualTo(300);
        } finally {
            computing.interrupt();
        }
    }

    /** Returns the number of ticks after the first one. */
    private static int ticksUntilItHasLasted(Standstill standstill) {
        assertThat(standstill.hasLasted(1)).isFalse();
        for (int tick = 1; tick < 1000; tick++) {
            if (standstill.hasLasted(1)) {
                return tick;
            }
        }
        throw new AssertionError("it never lasts");
    }
}
