package ai.dataframer.client.testing;

import ai.dataframer.client.testing.StubRun.Step;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Steps through a script and stays at the last step. Thread-safe. */
final class Playback {
    private final List<Step> steps;
    private int index;
    private int given;

    Playback(List<Step> steps) {
        this.steps = steps;
    }

    /** Returns the current state of the run: the last one given, or else the next one; empty if no step has one. */
    synchronized Optional<JsonObject> current() {
        Stream<Step> given = IntStream.iterate(index, i -> i >= 0, i -> i - 1).mapToObj(steps::get);
        Stream<Step> toCome = steps.stream().skip(index + 1L);
        return Stream.concat(given, toCome)
                .map(Step::run)
                .flatMap(Optional::stream)
                .findFirst();
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
