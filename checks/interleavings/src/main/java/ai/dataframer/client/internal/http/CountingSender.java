package ai.dataframer.client.internal.http;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes what is to be sent, and only counts it. */
final class CountingSender extends AbstractExecutorService {
    private final AtomicInteger sent = new AtomicInteger();

    int sent() {
        return sent.get();
    }

    @Override
    public void execute(Runnable request) {
        sent.incrementAndGet();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }
}
