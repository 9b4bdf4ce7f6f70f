package ai.dataframer.benchmarks;

import ai.dataframer.benchmarks.fleet.Median;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.RunResult;

/** What JMH measured of one benchmark, by client: the median of the rounds, each in a JVM of its own. */
final class Measured {
    private final Map<Client, List<RunResult>> results = new EnumMap<>(Client.class);

    Measured(Collection<RunResult> results) {
        for (RunResult result : results) {
            Client client = Client.valueOf(result.getParams().getParam("client"));
            this.results.computeIfAbsent(client, c -> new ArrayList<>()).add(result);
        }
    }

    double wall(Client client) {
        return median(client, result -> result.getPrimaryResult().getScore());
    }

    /** Returns the wall time where each iteration is one operation. */
    double wallOfOne(Client client) {
        return median(
                client, result -> result.getPrimaryResult().getStatistics().getPercentile(50));
    }

    /** Returns microseconds of CPU time per operation. */
    double cpu(Client client) {
        return median(
                client,
                result -> Objects.requireNonNull(result.getSecondaryResults().get(CpuTime.NAME))
                        .getScore());
    }

    /** Returns a text with these figures of every client. */
    @SafeVarargs
    final String figures(ToDoubleFunction<Client>... figures) {
        List<String> clients = new ArrayList<>();
        for (Client client : results.keySet()) {
            List<String> texts = new ArrayList<>();
            for (ToDoubleFunction<Client> figure : figures) {
                texts.add("%.0f".formatted(figure.applyAsDouble(client)));
            }
            clients.add(client.title + " " + String.join("/", texts));
        }
        return String.join("; ", clients);
    }

    private double median(Client client, ToDoubleFunction<RunResult> figure) {
        return Median.of(Objects.requireNonNull(results.get(client), client.title), figure);
    }
}
