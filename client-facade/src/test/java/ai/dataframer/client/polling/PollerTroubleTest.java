package ai.dataframer.client.polling;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void awaitAsync_descriptionThatThrowsAtTheDeadline_endsTheWaitWithWhatItThrew() {
        CompletableFuture<String> wait = hanging()
                .description(last -> {
                    throw new IllegalArgumentException("no words");
                })
                .build()
                .awaitAsync();

        time.advance(Duration.ofMinutes(30));

        assertThatThrownBy(() -> wait.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("no words");
    }
}
