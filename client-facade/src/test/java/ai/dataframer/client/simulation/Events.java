package ai.dataframer.client.simulation;

import java.util.LinkedHashSet;
import java.util.Set;

/** What chance lets happen in one simulation. Each event has a name, so that it can be left out to see whether it matters. */
final class Events {
    private final Set<String> without;
    private final Set<String> happened = new LinkedHashSet<>();

    /** Takes the names of the events that are left out. */
    Events(Set<String> without) {
        this.without = without;
    }

    /** Returns false if the event is left out. */
    boolean happens(String name) {
        if (without.contains(name)) {
            return false;
        }
        happened.add(name);
        return true;
    }

    /** Returns the names of the events in their order. */
    Set<String> happened() {
        return happened;
    }
}
