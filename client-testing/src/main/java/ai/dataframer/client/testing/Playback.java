package ai.dataframer.client.testing;

import ai.dataframer.client.testing.StubRun.Step;
import java.util.List;

/** Goes through a script, step by step, and stays at the last one. Thread-safe. */
final class Playback {
    private final List<Step> steps;
    private int index;
    private int given;

    Playback(List<Step> steps) {
        this.steps = steps;
    }

    synchronized Step next() {
        if (given == steps.get(index).times() && index < steps.size() - 1) {
            index++;
            given = 0;
        }
        // Stops counting at the end of a step, so that the last one can repeat without overflow.
        given = Math.min(given + 1, steps.get(index).times());
        return steps.get(index);
    }
}
