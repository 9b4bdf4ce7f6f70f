package ai.dataframer.examples.observability;

import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.polling.PollingPolicy;
import java.io.IOException;
import java.util.UUID;

/** A program that waits for a run. The clock jumps over its delays. */
final class LoggedWait {
    private LoggedWait() {}

    /** Takes the service's URL and the run's id. */
    public static void main(String[] args) throws IOException {
        try (var client = DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(args[0])
                .scheduler(new JumpingClock())
                .build()) {
            client.anonymizationRuns()
                    .awaitCompletion(
                            UUID.fromString(args[1]),
                            PollingPolicy.builder().jitter(0).build());
        }
        System.in.read(); // the wait's line is written as its caller goes on
    }
}
