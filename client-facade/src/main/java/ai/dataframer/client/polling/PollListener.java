package ai.dataframer.client.polling;

/**
 * Receives every poll of a wait, one after the other, on a thread for the program's code.
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
