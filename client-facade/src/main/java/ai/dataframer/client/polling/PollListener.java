package ai.dataframer.client.polling;

/**
 * Receives every poll of a wait, one after the other, on a thread of the library: a virtual thread from Java 24 on, one of
 * a few before.
 *
 * @param <T> type of the value
 */
@FunctionalInterface
public interface PollListener<T> {
    /**
     * Handles a poll. An exception is logged and ignored. A slow listener delays only its own wait; before Java 24,
     * sixteen that block at once also delay others.
     *
     * @param event the poll
     */
    void onPoll(PollEvent<T> event);
}
