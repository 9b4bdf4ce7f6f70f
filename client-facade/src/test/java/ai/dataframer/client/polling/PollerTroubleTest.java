package ai.dataframer.client.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.scheduling.VirtualScheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the caller supplied fails at the worst moment; the wait ends all the same. */
@Timeout(20)
class PollerTroubleTest {
    private final VirtualScheduler time = new VirtualScheduler();

    private Poller.Builder<String> hanging() {
        return Poller.<String>asyncBuilder(CompletableFuture::new, "done"::equals)
                .scheduler(time);
    }

    @Test
    void awaitAsync_listenerThatThrowsAnErrorAtTheDeadline_endsTheWait() {
        CompletableFuture<String> wait = hanging()
                .listener(event -> {
                    throw new AssertionError("listener failed on purpose");
                })
                .build()
                .awaitAsync();

        time.advance(Duration.ofMinutes(30));

        assertThatThrownBy(() -> wait.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(PollTimeoutException.class);
    }

    @Test
    void awaitAsync_descriptionThatThrows_endsTheWaitWithWhatItThrew() {
        CompletableFuture<String> wait = hanging()
                .description(last -> {
                    throw new IllegalArgumentException("no words");
                })
                .build()
                .awaitAsync();

        assertThatThrownBy(() -> wait.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("no words");
    }

    @Test
    void awaitAsync_fetchThatFailsInAStageOfItsFuture_isJudgedByTheCause() {
        CompletableFuture<String> wait = Poller.<String>asyncBuilder(
                        () -> CompletableFuture.completedFuture("x").thenApply(value -> {
                            throw new IllegalArgumentException("not yet");
                        }),
                        "done"::equals)
                .scheduler(time)
                .policy(PollingPolicy.builder().maxConsecutiveFailures(2).build())
                .retryIf(IllegalArgumentException.class::isInstance)
                .build()
                .awaitAsync();

        assertThatThrownBy(() -> wait.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getCause().getSuppressed()[0])
                        .hasMessageContaining("; 2 polls in a row failed, within "));
    }

    @Test
    void awaitAsync_fetchThatThrowsInsteadOfReturningAFuture_endsTheWait() {
        CompletableFuture<String> wait = Poller.<String>asyncBuilder(
                        () -> {
                            throw new IllegalArgumentException("no future");
                        },
                        "done"::equals)
                .scheduler(time)
                .build()
                .awaitAsync();

        assertThatThrownBy(() -> wait.get(10, TimeUnit.SECONDS)).hasMessageContaining("no future");
    }
}
