package ai.dataframer.examples;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.polling.PollEvent;
import java.time.Duration;

/** Prints a line for each poll. */
record ProgressLog(Screen screen) implements Progress {
    @Override
    public void onPoll(PollEvent<AnonymizationRun> event) {
        screen.println(Progress.describe(event, Duration.ZERO, screen.isWide()));
    }

    @Override
    public void close() {}
}
