package ai.dataframer.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the check has found, without key, ids, names and contents. */
final class Report {
    private final Documents documents;
    private final List<Exchange> exchanges;
    private final Map<Step, String> failures;
    private final Set<Finding> differences = new TreeSet<>();
    private final Set<Finding> unnamed;
    private final List<Assumption> assumptions;
    private final Comparison comparison;

    Report(Documents documents, List<Exchange> exchanges, Job job) {
        this.documents = documents;
        this.exchanges = exchanges;
        this.failures = job.failures();
        comparison = new Comparison(documents);
        differences.addAll(comparison.differences(exchanges));
        exchanges.stream()
                .filter(exchange -> job.unreadable().contains(exchange.step()) && exchange.isSuccess())
                .forEach(exchange ->
                        differences.add(new Finding(exchange.toString(), "body", "this client cannot read it")));
        unnamed = new Unnamed(documents).in(exchanges);
        assumptions = Assumptions.in(exchanges);
    }

    /** Returns 1 if something differs, 2 if nothing does as far as the job came, which was not its end; 0 otherwise. */
    int exitCode() {
        if (!differences.isEmpty() || otherwise() > 0) {
            return 1;
        }
        return failures.isEmpty() ? 0 : 2;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Live check of the %s operations in openapi/, on Java %s"
                .formatted(documents.size(), System.getProperty("java.version")));
        section(lines, "As documented", asDocumented());
        section(lines, "Different from the documents", differences);
        section(lines, "Sent, but in no document", unnamed);
        section(lines, "Assumptions of this client", assumptions);
        section(lines, "Not done", notDone());
        lines.add("");
        lines.add(result());
        return lines;
    }

    private List<String> asDocumented() {
        Map<String, Integer> counts = new TreeMap<>();
        exchanges.stream()
                .filter(Exchange::documented)
                .filter(exchange -> comparison.differences(exchange).isEmpty())
                .forEach(exchange -> counts.merge(exchange.toString(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> count.getKey() + (count.getValue() == 1 ? "" : ", " + count.getValue() + " times"))
                .toList();
    }

    private List<String> notDone() {
        return failures.entrySet().stream()
                .map(failure -> failure.getKey() + ": " + failure.getValue())
                .toList();
    }

    private String result() {
        if (exitCode() == 1) {
            return "Result: differences: %s; assumptions that do not hold: %s"
                    .formatted(differences.size(), otherwise());
        }
        return exitCode() == 2 ? "Result: could not be checked to the end" : "Result: as documented";
    }

    private long otherwise() {
        return assumptions.stream()
                .filter(assumption -> assumption.outcome() == Assumption.Outcome.OTHERWISE)
                .count();
    }

    private static void section(List<String> lines, String title, Collection<?> content) {
        lines.add("");
        lines.add(title);
        if (content.isEmpty()) {
            lines.add("  nothing");
        }
        content.forEach(line -> lines.add("  " + line));
    }
}
