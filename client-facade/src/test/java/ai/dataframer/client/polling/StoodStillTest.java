package ai.dataframer.client.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that stood still (a stopped process, a frozen container, a closed laptop) while the deadline of a wait passed. */
@Timeout(20)
class StoodStillTest {
    private static final Duration DEADLINE = Duration.ofMinutes(30);

    private final ManualScheduler time = new ManualScheduler();
    private final List<CompletableFuture<String>> fetches = new ArrayList<>();
    private final List<Integer> heard = new ArrayList<>();
    private final CompletableFuture<String> wait = Poller.<String>asyncBuilder(
                    () -> {
                        fetches.add(new CompletableFuture<>());
                        return fetches.get(fetches.size() - 1);
                    },
                    "done"::equals)
            .scheduler(time)
            .listener(event -> heard.add(event.attempt()))
            .build()
            .awaitAsync();

    @Test
    void awaitAsync_stoodStillWithARequestInFlight_asksOnceMoreAndReturnsTheEnd() {
        time.standStill(DEADLINE.plusMinutes(17));

        assertThat(fetches).hasSize(2);
        assertThat(fetches.get(0)).isCancelled();
        fetches.get(1).complete("done");
        assertThat(wait).isCompletedWithValue("done");
        assertThat(heard).as("polls heard of, without the one given up").containsExactly(2);
    }

    @Test
    void awaitAsync_stoodStillDuringADelay_asksOnceMore() {
        fetches.get(0).complete("working");

        time.standStill(DEADLINE.plusMinutes(17));

        assertThat(fetches).hasSize(2);
        fetches.get(1).complete("done");
        assertThat(wait).isCompletedWithValue("done");
    }

    @Test
    void awaitAsync_stillNotDoneAfterItStoodStill_statesTheTimeThatPassed() {
        time.standStill(DEADLINE.plusMinutes(17));
        fetches.get(1).complete("working");
        time.standStill(Duration.ZERO);

        assertThat(fetches).hasSize(2);
        assertThat(catchThrowable(wait::join))
                .hasRootCauseMessage("still working after 47 min, past the deadline of 30 min (2 polls)");
    }

    @Test
    void awaitAsync_lastLookThatHangs_endsAfterTenSeconds() {
        time.standStill(DEADLINE.plusMinutes(17));
        time.standStill(Duration.ofMillis(9_999));
        assertThat(wait).isNotDone();

        time.standStill(Duration.ofMillis(1));

        assertThat(catchThrowable(wait::join))
                .hasRootCauseMessage("no answer after 47 min 10 s, past the deadline of 30 min (2 polls)");
        assertThat(fetches.get(1)).isCancelled();
    }

    @Test
    void awaitAsync_deadlineSeenInTime_endsWithoutAFurtherPoll() {
        time.standStill(DEADLINE.plusMillis(1_999));

        assertThat(catchThrowable(wait::join)).hasRootCauseMessage("no answer after 30 min (1 poll)");
        assertThat(fetches).hasSize(1);
    }
}
