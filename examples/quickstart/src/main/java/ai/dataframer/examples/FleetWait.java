package ai.dataframer.examples;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.RunStatus;
import ai.dataframer.client.polling.PollEvent;
import ai.dataframer.client.polling.PollListener;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one wait of many has seen of its run. Thread-safe. */
final class FleetWait implements PollListener<AnonymizationRun> {
    private RunStatus status = RunStatus.PENDING;
    private @Nullable Duration lateness;
    private @Nullable Throwable failure;

    /** Returns the status last seen, {@code FAILED} if the wait failed. */
    synchronized RunStatus status() {
        return status;
    }

    /** Returns how long after the end of its run the wait ended. */
    synchronized Optional<Duration> lateness() {
        return Optional.ofNullable(lateness);
    }

    synchronized Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public synchronized void onPoll(PollEvent<AnonymizationRun> event) {
        if (event.nextDelay().isPresent()) { // otherwise the wait ends, which the future tells
            event.value().ifPresent(run -> status = run.status());
        }
    }

    synchronized void ended(RunStatus end, Duration late) {
        status = end;
        lateness = late;
    }

    synchronized void failed(Throwable cause) {
        status = RunStatus.FAILED;
        failure = cause;
    }
}
