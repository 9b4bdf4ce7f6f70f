package ai.dataframer.benchmarks.fleet;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** What counts of several measurements: unlike the mean or the best, it hardly changes when a few of them are disturbed or lucky. */
public final class Median {
    private Median() {}

    /** Returns the median of this figure; of an even number of them the greater of the two in the middle. */
    public static <T> double of(Collection<T> measured, ToDoubleFunction<? super T> figure) {
        return measured.stream().mapToDouble(figure).sorted().toArray()[measured.size() / 2];
    }
}
