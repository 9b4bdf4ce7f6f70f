package ai.dataframer.client.polling;

import ai.dataframer.client.scheduling.VirtualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A fetch that answers by the clock: what it says depends on the virtual time that has passed. Keeps when it was asked. */
final class Script implements Supplier<String> {
    final VirtualScheduler time = new VirtualScheduler();
    final List<Duration> polls = new ArrayList<>();
    final List<PollEvent<String>> events = new ArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private Duration end = Duration.ofDays(365);
    private Supplier<RuntimeException> failure = () -> new IllegalStateException("none");
    private int failFrom = Integer.MAX_VALUE;
    private int failTo;

    /** Answers "done" from {@code end} on, "working" before. */
    static Script doneAfter(Duration end) {
        var script = new Script();
        script.end = end;
        return script;
    }

    static Script neverDone() {
        return new Script();
    }

    /** Throws in the polls {@code from} to {@code to}, counted from 1. */
    Script failing(int from, int to, Supplier<RuntimeException> failure) {
        this.failFrom = from;
        this.failTo = to;
        this.failure = failure;
        return this;
    }

    Poller.Builder<String> poller() {
        return Poller.<String>builder(this, "done"::equals).scheduler(time).listener(events::add);
    }

    @Override
    public synchronized String get() {
        Duration now = Duration.ofNanos(time.nanoTime());
        polls.add(now);
        int call = calls.incrementAndGet();
        if (call >= failFrom && call <= failTo) {
            throw failure.get();
        }
        return now.compareTo(end) >= 0 ? "done" : "working";
    }
}
