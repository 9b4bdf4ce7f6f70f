package ai.dataframer.client.polling;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.internal.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a wait has seen, in the words of its exceptions. Decisions write it, one after the other; the deadline may read it at any
 * time.
 */
final class WaitReport<T> {
    private final Function<Optional<T>, String> describe;

    private volatile @Nullable T lastSeen;
    private volatile @Nullable Throwable lastFailure;
    private volatile String description = "no answer";

    /** Takes the program's words for a value, or for none. */
    WaitReport(Function<Optional<T>, String> describe) {
        this.describe = describe;
    }

    /** Asks for the words of a timeout's message now, because at the deadline there is no time to wait for the program. */
    void begin() {
        description = describe.apply(Optional.empty());
    }

    /** Records a value. */
    void seen(T value) {
        lastSeen = value;
        description = describe.apply(Optional.of(value));
    }

    /** Records a failure, without the body of an answer: it may be large, and is kept until the wait ends. */
    void failed(Throwable failure) {
        lastFailure = failure instanceof ApiException answer ? answer.withoutBody() : failure;
    }

    /** Returns what a failure suppresses that ends the wait after others. */
    DataframerException outage(int failures, Duration length) {
        return new DataframerException(description + "; " + (failures == 1 ? "a poll" : failures + " polls in a row")
                + " failed, within " + Durations.format(length));
    }

    /**
     * Returns the exception for a deadline that was reached.
     *
     * @param suspended whether the process was suspended meanwhile: then the message says how much time has passed instead
     */
    PollTimeoutException timeout(Duration timeout, Duration elapsed, boolean suspended, int attempts) {
        String time = suspended
                ? Durations.format(elapsed) + ", past the deadline of " + Durations.format(timeout)
                : Durations.format(timeout);
        String message = description + " after " + time + " (" + polls(attempts) + ")";
        return new PollTimeoutException(message, lastSeen, attempts, elapsed, lastFailure);
    }

    /** Returns the line for the log. */
    static String ended(@Nullable Object value, @Nullable Throwable failure, Duration elapsed, int attempts) {
        return "wait ended after " + polls(attempts) + " in " + Durations.format(elapsed) + ": "
                + (failure == null ? value : failure);
    }

    private static String polls(int attempts) {
        return attempts + (attempts == 1 ? " poll" : " polls");
    }
}
