package ai.dataframer.client;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PollsTest {
    private final VirtualScheduler time = new VirtualScheduler();
    private final List<Duration> limits = new ArrayList<>();

    private Polls polls(Duration timeout, Limit reached) {
        return new Polls(
                limit -> {
                    limits.add(limit);
                    return CompletableFuture.failedFuture(new RequestTimeoutException("late", reached, limit, null));
                },
                time,
                PollingPolicy.builder().timeout(timeout).build());
    }

    @Test
    void get_silence_isBorneForTenSecondsAndThenForLonger() {
        Polls polls = polls(Duration.ofMinutes(30), Limit.READ);

        for (int i = 0; i < 4; i++) {
            polls.get();
        }

        assertThat(limits).extracting(Duration::toSeconds).containsExactly(10L, 20L, 40L, 80L);
    }

    @Test
    void get_otherFailure_changesNothing() {
        Polls polls = polls(Duration.ofMinutes(30), Limit.CONNECT);

        polls.get();
        polls.get();

        assertThat(limits).extracting(Duration::toSeconds).containsExactly(10L, 10L);
    }

    @Test
    void get_noTimeForAnotherPollOfThatLength_leavesAllOfItToThisOne() {
        Polls polls = polls(Duration.ofSeconds(36), Limit.CONNECT);

        polls.get();
        time.advance(Duration.ofSeconds(17));
        polls.get();
        time.advance(Duration.ofSeconds(12));
        polls.get();

        assertThat(limits).extracting(Duration::toSeconds).containsExactly(10L, 19L, 7L);
    }
}
