package ai.dataframer.client.internal.http;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes what is to be sent, and only counts it. */
final class CountingSender extends ThreadPoolExecutor {
    private final AtomicInteger sent = new AtomicInteger();

    CountingSender() {
        super(0, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
    }

    int sent() {
        return sent.get();
    }

    @Override
    public void execute(Runnable request) {
        sent.incrementAndGet();
    }
}
