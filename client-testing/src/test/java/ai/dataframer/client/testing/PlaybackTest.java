package ai.dataframer.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.testing.StubRun.Step;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PlaybackTest {

    @Test
    void next_lastStep_repeats() {
        List<Step> steps = StubRun.of(Caller.RUN_ID).pending(1).processing(2).steps();
        Playback playback = new Playback(steps);

        assertThat(List.of(playback.next(), playback.next(), playback.next(), playback.next(), playback.next()))
                .containsExactly(steps.get(0), steps.get(1), steps.get(1), steps.get(1), steps.get(1));
    }

    @Test
    void next_ofManyThreads_givesEachAnswerOnce() throws Exception {
        List<Step> steps = StubRun.of(Caller.RUN_ID)
                .pending(100_000)
                .processing(100_000)
                .succeeded()
                .steps();
        Playback playback = new Playback(steps);
        Callable<Long> pollsBeforeTheEnd = () -> {
            long polls = 0;
            while (playback.next().times() > 1) {
                polls++;
            }
            return polls;
        };

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            long polls = 0;
            for (Future<Long> part : threads.invokeAll(Collections.nCopies(4, pollsBeforeTheEnd))) {
                polls += part.get();
            }

            assertThat(polls).isEqualTo(200_000);
        } finally {
            threads.shutdownNow();
        }
    }
}
