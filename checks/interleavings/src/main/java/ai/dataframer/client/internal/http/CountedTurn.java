package ai.dataframer.client.internal.http;

import java.util.concurrent.atomic.AtomicInteger;

/** A request that only counts how often it goes. */
final class CountedTurn extends Turn {
    private final AtomicInteger went = new AtomicInteger();
    private volatile boolean over;

    CountedTurn() {
        super(true);
    }

    @Override
    boolean isOver() {
        return over;
    }

    @Override
    void go() {
        went.incrementAndGet();
    }

    @Override
    void fail(Throwable failure) {
        throw new AssertionError(failure);
    }

    void cancel() {
        over = true;
    }

    int went() {
        return went.get();
    }
}
