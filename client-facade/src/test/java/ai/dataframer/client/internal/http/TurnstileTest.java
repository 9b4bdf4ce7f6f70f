package ai.dataframer.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.scheduling.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TurnstileTest {
    private final List<String> gone = new ArrayList<>();
    private final List<Runnable> timers = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private long now;

    private final Scheduler time = new Scheduler() {
        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public Future<?> schedule(Runnable task, Duration delay) {
            timers.add(task);
            delays.add(delay);
            return new CompletableFuture<>();
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }
    };
    private final Turnstile turnstile = new Turnstile(time, () -> 2);

    private final Lane lane = turnstile.lane("retrieve");

    private final class Named extends Turn {
        private final String name;
        private boolean over;
        private @Nullable Throwable failure;

        private Named(String name) {
            super(!name.startsWith("sync"));
            this.name = name;
        }

        @Override
        boolean isOver() {
            return over;
        }

        @Override
        void go() {
            if (name.startsWith("broken")) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            gone.add(name);
        }

        @Override
        void fail(Throwable cause) {
            failure = cause;
            turnstile.leave();
        }
    }

    private Named enter(String name) {
        return enter(lane, name);
    }

    private Named enter(Lane into, String name) {
        var turn = new Named(name);
        turnstile.enter(into, turn);
        return turn;
    }

    private void refuse(Duration retryAfter) {
        turnstile.ended(lane, now, ApiException.of("GET /", 429, Map.of(), "", null, retryAfter));
    }

    private void nextTimer() {
        now += delays.remove(0).toNanos();
        timers.remove(0).run();
    }

    @Test
    void enter_moreThanTheLimit_goInOrderAsOthersLeave() {
        List.of("a", "b", "c", "d").forEach(this::enter);
        assertThat(gone).containsExactly("a", "b");

        turnstile.leave();
        assertThat(gone).containsExactly("a", "b", "c");
        turnstile.leave();

        assertThat(gone).containsExactly("a", "b", "c", "d");
    }

    @Test
    void enter_synchronousCall_isNotHeldBackByTheLimit() {
        List.of("a", "b", "c", "sync").forEach(this::enter);

        assertThat(gone).containsExactly("a", "b", "sync");
    }

    @Test
    void enter_requestThatIsOver_neverGoes() {
        enter("a");
        enter("b");
        enter("c").over = true;
        enter("d");

        turnstile.leave();

        assertThat(gone).containsExactly("a", "b", "d");
    }

    @Test
    void leave_aRequestThatCannotBeSent_failsAndTheOthersGo() {
        List.of("a", "b").forEach(this::enter);
        Named broken = enter("broken");
        List.of("c", "d").forEach(this::enter);

        turnstile.leave();

        assertThat(broken.failure).isInstanceOf(OutOfMemoryError.class);
        assertThat(gone).containsExactly("a", "b", "c");
        turnstile.leave();
        assertThat(gone).containsExactly("a", "b", "c", "d");
    }

    @Test
    void enter_afterARefusal_goOneByOneInOrderSynchronousOnesIncluded() {
        refuse(Duration.ofSeconds(3));
        List.of("a", "sync", "b").forEach(this::enter);
        assertThat(gone).isEmpty();
        assertThat(delays).containsExactly(Duration.ofSeconds(3));

        nextTimer();
        assertThat(gone).containsExactly("a");
        nextTimer();
        assertThat(gone).containsExactly("a", "sync");
        nextTimer();

        assertThat(gone).containsExactly("a", "sync", "b");
        assertThat(timers).isEmpty();
    }

    @Test
    void enter_synchronousCallBehindQueuedAsynchronousOnes_goesAsSoonAsTheRateAllows() {
        refuse(Duration.ZERO);
        List.of("a", "b", "c", "d").forEach(this::enter);
        while (!timers.isEmpty()) {
            nextTimer();
        }
        assertThat(gone).containsExactly("a", "b"); // the others lack a permit

        enter("sync");
        while (!timers.isEmpty()) {
            nextTimer();
        }

        assertThat(gone).containsExactly("a", "b", "sync");
    }

    @Test
    void enter_refusedOperation_holdsBackNoOther() {
        refuse(Duration.ofSeconds(5));
        enter("a");

        enter(turnstile.lane("create"), "b");
        enter(turnstile.lane("create"), "sync");

        assertThat(gone).containsExactly("b", "sync");
    }

    @Test
    void leave_severalLanesLackPermits_theyGoInTurn() {
        Lane other = turnstile.lane("another key");
        List.of("a", "b", "c", "d", "e").forEach(this::enter);
        enter(other, "x");
        enter(other, "y");

        for (int i = 0; i < 5; i++) {
            turnstile.leave();
        }

        assertThat(gone).containsExactly("a", "b", "c", "x", "d", "y", "e");
    }

    @Test
    void enterAgain_withoutAFreePermit_isTheNextToGo() {
        List.of("a", "b", "c").forEach(this::enter);

        turnstile.enterAgain(lane, new Named("again"));
        turnstile.leave();

        assertThat(gone).containsExactly("a", "b", "again");
    }

    @Test
    void lane_idleForAMinute_isForgotten() {
        for (int i = 0; i < 1000; i++) {
            turnstile.lane(i);
        }
        assertThat(turnstile.lanes()).isEqualTo(1001);

        now += Duration.ofSeconds(61).toNanos();
        for (int i = 0; i < 1000; i++) {
            turnstile.lane("retrieve");
        }

        assertThat(turnstile.lanes()).isOne();
    }

    @Test
    void lane_withAQueuedRequest_isKept() {
        refuse(Duration.ofSeconds(60));
        enter("a");

        now += Duration.ofSeconds(61).toNanos();

        assertThat(turnstile.lane("create")).isNotSameAs(lane);
        assertThat(turnstile.lane("retrieve")).isSameAs(lane);
    }

    @Test
    void lane_ofACallUnderWay_isKeptUntilAMinuteAfterItsEnd() {
        turnstile.begin(lane);
        now += Duration.ofSeconds(61).toNanos();
        turnstile.lane("create");
        assertThat(turnstile.lane("retrieve")).isSameAs(lane);

        now += Duration.ofSeconds(61).toNanos();
        turnstile.end(lane);
        now += Duration.ofSeconds(60).toNanos();
        turnstile.lane("create");
        assertThat(turnstile.lane("retrieve")).isSameAs(lane);
    }

    private void unavailable() {
        turnstile.ended(lane, now, ApiException.of("GET /", 503, Map.of(), "", null, null));
    }

    @Test
    void ended_serviceUnavailableOftenAmongServedRequests_isARefusal() {
        for (int i = 0; i < 20; i++) {
            turnstile.ended(lane, now, null);
            unavailable();
        }

        enter("a");

        assertThat(gone).isEmpty();
    }

    @Test
    void ended_serviceUnavailableOnceAmongServedRequests_isNoRefusal() {
        turnstile.ended(lane, now, null);
        unavailable();
        turnstile.ended(lane, now, null);

        enter("a");

        assertThat(gone).containsExactly("a");
    }

    @Test
    void ended_outageOfABusyService_lowersTheRateOnceAtMost() {
        for (int i = 0; i < 4000; i++) {
            turnstile.ended(lane, now, null);
            now += Duration.ofNanos(250_000).toNanos();
        }
        for (int i = 0; i < 5000; i++) {
            unavailable();
            now += Duration.ofMillis(1).toNanos();
        }
        turnstile.ended(lane, now, null);

        enter("a");
        now += Duration.ofMillis(1).toNanos();
        enter("b");

        assertThat(gone).containsExactly("a", "b");
    }

    @Test
    void ended_serviceUnavailableLongAfterTheLastServedRequest_isNoRefusal() {
        turnstile.ended(lane, now, null);
        now += Duration.ofSeconds(5).toNanos();
        unavailable();

        enter("a");

        assertThat(gone).containsExactly("a");
    }

    @Test
    void ended_serviceUnavailableWithoutRetryAfter_isNoRefusal() {
        unavailable();

        enter("a");

        assertThat(gone).containsExactly("a");
    }

    @Test
    void ended_serviceUnavailableWithRetryAfter_isARefusal() {
        turnstile.ended(lane, now, ApiException.of("GET /", 503, Map.of(), "", null, Duration.ofSeconds(2)));

        enter("a");

        assertThat(gone).isEmpty();
    }
}
