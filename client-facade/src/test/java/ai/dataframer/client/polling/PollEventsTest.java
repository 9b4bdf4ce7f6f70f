package ai.dataframer.client.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PollEventsTest {
    private final List<Object> received = new ArrayList<>();
    private Runnable late = () -> {};

    @Test
    void addLast_whileALateDecisionAddsAnEvent_isTheLastEvent() {
        var events = new PollEvents<String>(event -> received.add(event.attempt()), task -> {
            late.run();
            task.run();
        });
        late = () -> events.add(event(1));

        events.addLast(event(2), () -> received.add("end"));

        assertThat(received).containsExactly(2, "end");
    }

    @Test
    void addLast_whileAnEventIsDelivered_comesAfterIt() {
        var events = new PollEvents<String>(
                event -> {
                    received.add(event.attempt());
                    late.run();
                },
                Runnable::run);
        late = () -> {
            late = () -> {};
            assertThat(events.addLast(event(2), () -> received.add("end"))).isTrue();
        };

        events.add(event(1));

        assertThat(received).containsExactly(1, 2, "end");
    }

    private static PollEvent<String> event(int attempt) {
        return new PollEvent<>(attempt, Optional.of("value"), Optional.empty(), Duration.ZERO, Optional.empty());
    }
}
