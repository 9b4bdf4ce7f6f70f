package ai.dataframer.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.RunResult;

/** What JMH measured of one benchmark, by client. */
final class Measured {
    private final Map<Client, RunResult> results = new EnumMap<>(Client.class);

    Measured(Collection<RunResult> results) {
        results.forEach(
                result -> this.results.put(Client.valueOf(result.getParams().getParam("client")), result));
    }

    double wall(Client client) {
        return of(client).getPrimaryResult().getScore();
    }

    double median(Client client) {
        return of(client).getPrimaryResult().getStatistics().getPercentile(50);
    }

    double cpu(Client client) {
        return Objects.requireNonNull(of(client).getSecondaryResults().get(CpuTime.NAME))
                .getScore();
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

    private RunResult of(Client client) {
        return Objects.requireNonNull(results.get(client), client.title);
    }
}
