package ai.dataframer.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.RunResult;

/**
 * What JMH measured of one benchmark, by client. Where there were several rounds the best counts: what else the machine does in one of
 * them slows whoever has his turn.
 */
final class Measured {
    private final Map<Client, List<RunResult>> results = new EnumMap<>(Client.class);

    Measured(Collection<RunResult> results) {
        for (RunResult result : results) {
            Client client = Client.valueOf(result.getParams().getParam("client"));
            this.results.computeIfAbsent(client, c -> new ArrayList<>()).add(result);
        }
    }

    double wall(Client client) {
        return best(client, result -> result.getPrimaryResult().getScore());
    }

    double median(Client client) {
        return best(client, result -> result.getPrimaryResult().getStatistics().getPercentile(50));
    }

    /** Returns microseconds of CPU time per operation. */
    double cpu(Client client) {
        return best(
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

    private double best(Client client, ToDoubleFunction<RunResult> figure) {
        return Objects.requireNonNull(results.get(client), client.title).stream()
                .mapToDouble(figure)
                .min()
                .orElseThrow();
    }
}
