package ai.dataframer.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what a document changes, in few lines; whatever is too long stands in a file. */
final class Report {
    private static final int LINES = 12;

    private final PrintStream out;
    private final Path file;

    Report(PrintStream out, Path file) {
        this.out = out;
        this.file = file;
    }

    void page(Contract contract) {
        JsonNode root = contract.root();
        out.printf(
                "%s: %s %s, OpenAPI %s%n",
                contract.origin(),
                root.at("/info/title").asText(),
                root.at("/info/version").asText(),
                root.path("openapi").asText());
    }

    void changes(Map<Endpoint, Operation> before, Map<Endpoint, Operation> after) {
        Map<String, List<Change>> operations = Comparison.of(before, after).stream()
                .collect(Collectors.groupingBy(Change::operation, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        operations.forEach((operation, list) -> {
            lines.add(operation + ": " + (Change.breaking(list).isEmpty() ? "compatible" : "breaking"));
            list.forEach(change -> lines.add(switch (change.level()) {
                        case COMPATIBLE -> "  ";
                        case WARNING -> "  warning: ";
                        case BREAKING -> "  breaking: ";
                    }
                    + change.what()));
        });
        print(lines.isEmpty() ? List.of("No operation has changed.") : lines);
    }

    void problems(List<String> problems) {
        out.println("Nothing was replaced. To do by hand, then run this again:");
        print(problems.stream().map(problem -> "- " + problem).toList());
    }

    void written(Path root, Collection<Path> changed) {
        if (changed.isEmpty()) {
            out.println("openapi/ holds this already.");
        }
        print(changed.stream()
                .map(path -> root.relativize(path) + (Files.exists(path) ? " is written" : " is deleted"))
                .toList());
    }

    /** Says what an operation without a line in {@code names.yaml} is called. */
    void named(Endpoint operation, String method) {
        out.printf("%s is called %s; a line in %s gives it another name%n", operation, method, Names.FILE);
    }

    private void print(List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.stream().limit(LINES).forEach(out::println);
        if (lines.size() > LINES) {
            out.printf("... and %d more lines, all of them in %s%n", lines.size() - LINES, file);
        }
    }
}
