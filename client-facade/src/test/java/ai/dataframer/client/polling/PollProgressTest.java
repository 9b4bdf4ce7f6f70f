package ai.dataframer.client.polling;

import static ai.dataframer.client.polling.PollStep.Action.DEADLINE;
import static ai.dataframer.client.polling.PollStep.Action.OUTAGE;
import static ai.dataframer.client.polling.PollStep.Action.POLL;
import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ConnectionException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollProgressTest {
    private static final PollingPolicy POLICY = PollingPolicy.builder()
            .timeout(Duration.ofSeconds(100))
            .backoff(Backoff.proportional(0.1, Duration.ofSeconds(1), Duration.ofSeconds(8)))
            .jitter(0.2)
            .maxOutage(Duration.ofSeconds(30))
            .maxConsecutiveFailures(4)
            .build();

    private final Throwable cutOff = new ConnectionException("cut off", new java.io.IOException());
    private final Throwable rateLimited = ApiException.of("GET /", 429, Map.of(), "", null, null);

    @ParameterizedTest
    @CsvSource({
        // failures in a row, of them outage, first at, last poll, elapsed, Retry-After, random: action, delay in ms
        "0, 0,  0, false,  50,  0, 0.0, POLL,     5000",
        "0, 0,  0, false,  50,  0, 0.5, POLL,     4500",
        "0, 0,  0, false,   1,  0, 0.0, POLL,     1000",
        "0, 0,  0, false,  50, 20, 0.5, POLL,    22000",
        "1, 1, 50, false,  50,  0, 0.0, POLL,     5000",
        "2, 2, 45, false,  50,  0, 0.0, POLL,     8000",
        "3, 3, 21, false,  50,  0, 0.0, POLL,     8000",
        "3, 3, 20, false,  50,  0, 0.0, OUTAGE,      0",
        "4, 4, 49, false,  50,  0, 0.0, OUTAGE,      0",
        "4, 0,  0, false,  50,  0, 0.0, POLL,     8000",
        "0, 0,  0, false,  95,  0, 0.0, POLL,     4980",
        "0, 0,  0, false,  50, 60, 0.0, POLL,    49980",
        "0, 0,  0, true,   99,  0, 0.0, DEADLINE, 1000",
        "0, 0,  0, false, 100,  0, 0.0, DEADLINE,    0",
        "0, 0,  0, true,  5000, 0, 0.0, DEADLINE,    0",
        "1, 1, 99, true,   99,  0, 0.0, DEADLINE, 1000",
        "4, 4, 90, true,   99,  0, 0.0, OUTAGE,      0",
    })
    void next_allThatItDependsOn_decides(
            int failuresInARow,
            int outageFailures,
            long outageSince,
            boolean lastPoll,
            long elapsed,
            long retryAfter,
            double random,
            PollStep.Action action,
            long delayMillis) {
        var progress = new PollProgress(9, failuresInARow, outageFailures, Duration.ofSeconds(outageSince), lastPoll);

        PollStep step = progress.next(POLICY, Duration.ofSeconds(elapsed), Duration.ofSeconds(retryAfter), random);

        assertThat(step.action()).isEqualTo(action);
        assertThat(step.delay()).isEqualTo(Duration.ofMillis(delayMillis));
    }

    @Test
    void next_polledForTheLastTime_isTheDeadlineHoweverFastTheAnswer() {
        PollStep last = PollProgress.NONE.afterValue().next(POLICY, Duration.ofSeconds(95), Duration.ZERO, 0);
        PollStep after = last.progress().afterValue().next(POLICY, Duration.ofMillis(95_100), Duration.ZERO, 0);

        assertThat(last.action()).isEqualTo(POLL);
        assertThat(after.action()).isEqualTo(DEADLINE);
    }

    @Test
    void next_wholeOutage_keepsWhenItBeganAndEndsTheWait() {
        PollProgress first = PollProgress.NONE.afterFailure(cutOff, Duration.ofSeconds(10));
        PollProgress second = first.afterFailure(cutOff, Duration.ofSeconds(41));

        assertThat(first.next(POLICY, Duration.ofSeconds(10), Duration.ZERO, 0).action())
                .isEqualTo(POLL);
        assertThat(second).isEqualTo(new PollProgress(2, 2, 2, Duration.ofSeconds(10), false));
        assertThat(second.next(POLICY, Duration.ofSeconds(41), Duration.ZERO, 0).action())
                .isEqualTo(OUTAGE);
    }

    @Test
    void afterValue_inAnOutage_endsIt() {
        PollProgress progress =
                PollProgress.NONE.afterFailure(cutOff, Duration.ofSeconds(10)).afterValue();

        assertThat(progress).isEqualTo(new PollProgress(2, 0, 0, Duration.ZERO, false));
    }

    @Test
    void afterFailure_rateLimit_slowsDownButIsNoOutage() {
        PollProgress progress = PollProgress.NONE
                .afterFailure(cutOff, Duration.ofSeconds(10))
                .afterFailure(rateLimited, Duration.ofSeconds(11));

        assertThat(progress).isEqualTo(new PollProgress(2, 2, 0, Duration.ZERO, false));
    }

    @Test
    void progress_writtenAndReadAgain_isTheSame() throws Exception {
        var progress = new PollProgress(7, 3, 2, Duration.ofMillis(1234), true);
        var bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(progress);

        Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(read).isEqualTo(progress);
    }
}
