package ai.dataframer.client.polling;

/** Is told of every poll of a wait, one after the other, on a thread of the library. */
@FunctionalInterface
public interface PollListener<T> {
    /** Takes note of a poll. What it throws is logged and ignored; the time it takes delays its own wait only. */
    void onPoll(PollEvent<T> event);
}
