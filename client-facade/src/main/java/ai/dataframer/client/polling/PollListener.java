package ai.dataframer.client.polling;

/**
 * Receives the polls of a wait, in order and one at a time, on threads for the program's code. A poll that was in flight while
 * the process was suspended past the deadline is given up for a new one, and only the new one is received.
 *
 * @param <T> type of the value
 */
@FunctionalInterface
public interface PollListener<T> {
    /**
     * Handles a poll. An exception is logged and ignored. A slow listener delays the later events of its own wait, and
     * nothing else: the wait goes on. The wait ends when the listener has returned from the last event, and at the
     * deadline in any case.
     *
     * @param event the poll
     */
    void onPoll(PollEvent<T> event);
}
