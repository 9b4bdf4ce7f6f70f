package ai.dataframer.client.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What happened in one simulation, in words, and what should not have. */
final class Trace {
    private final LongSupplier nanos;
    private final StringBuilder text = new StringBuilder();
    private final List<String> faults = new ArrayList<>();
    private List<String> unordered = List.of();
    private boolean sorting;

    Trace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void add(String line) {
        if (sorting) {
            unordered.add(line);
            return;
        }
        long micros = nanos.getAsLong() / 1000;
        text.append(micros / 1_000_000).append('.');
        String fraction = Long.toString(micros % 1_000_000);
        text.append("000000", 0, 6 - fraction.length()).append(fraction);
        text.append(' ').append(line).append('\n');
    }

    void fault(String line) {
        faults.add(line);
        add("FAULT: " + line);
    }

    /** Runs what happens in an order that is no concern of the client's, and sorts its lines, so that each run has the same. */
    void sorted(Runnable work) {
        unordered = new ArrayList<>();
        sorting = true;
        try {
            work.run();
        } finally {
            sorting = false;
            unordered.stream().sorted().forEach(this::add);
        }
    }

    List<String> faults() {
        return faults;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
