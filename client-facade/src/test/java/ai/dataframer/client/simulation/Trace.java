package ai.dataframer.client.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What happened in one simulation, in words, and what should not have. */
final class Trace {
    private final LongSupplier nanos;
    private final StringBuilder text = new StringBuilder();
    private final List<String> faults = new ArrayList<>();

    Trace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void add(String line) {
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

    List<String> faults() {
        return faults;
    }

    /** Returns the first fault without its numbers, empty if there is none. */
    String firstFault() {
        return faults.isEmpty() ? "" : faults.get(0).replaceAll("\\d", "");
    }

    /** Returns the same number for the same text, on every JDK. */
    int hash() {
        return text.toString().hashCode();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
