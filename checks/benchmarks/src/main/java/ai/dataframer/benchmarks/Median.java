package ai.dataframer.benchmarks;

import java.util.Collection;

/** What counts of several measurements: unlike the mean or the best, it hardly changes when a few of them are disturbed or lucky. */
final class Median {
    private Median() {}

    static double of(Collection<? extends Number> values) {
        return values.stream()
                .mapToDouble(Number::doubleValue)
                .sorted()
                .skip(values.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
