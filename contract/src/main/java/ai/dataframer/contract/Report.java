package ai.dataframer.contract;

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
import java.util.stream.Stream;

/** Says what documents change, in few lines; the rest of a long list stands in a file. */
final class Report {
    private final PrintStream out;
    private final Path file;
    private final List<String> whole = new ArrayList<>();

    Report(PrintStream out, Path file) {
        this.out = out;
        this.file = file;
    }

    void pages(List<Contract> pages) {
        print(
                3,
                pages.stream()
                        .map(page -> "%s: %s %s, OpenAPI %s"
                                .formatted(
                                        page.origin(),
                                        page.root().at("/info/title").asText(),
                                        page.root().at("/info/version").asText(),
                                        page.root().path("openapi").asText()))
                        .toList());
    }

    void passedOver(List<String> files) {
        if (!files.isEmpty()) {
            print(1, List.of("Passed over, no page of DataFramer: " + String.join(", ", files)));
        }
    }

    /** Says what the documents will add to the generated code or take from it, before any of it is compiled or run. */
    void generated(List<String> before, List<String> after) {
        Stream<String> gone =
                before.stream().filter(line -> !after.contains(line)).map(line -> "  gone: " + line);
        Stream<String> come =
                after.stream().filter(line -> !before.contains(line)).map(line -> "  new: " + line);
        List<String> lines = Stream.concat(gone, come).toList();
        print(
                6,
                lines.isEmpty()
                        ? List.of("The generated code stays as it is.")
                        : Stream.concat(Stream.of("Generated code:"), lines.stream())
                                .toList());
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
        print(8, lines.isEmpty() ? List.of("No operation has changed.") : lines);
    }

    void problems(List<String> problems) {
        out.println("Nothing was replaced. To do by hand, then run this again:");
        print(12, problems.stream().map(problem -> "- " + problem).toList());
    }

    void committed() {
        out.println("openapi/ holds this already, committed: nothing is built.");
    }

    /** Says which files are others now, and what operations without a line in {@code names.yaml} are called. */
    void written(Path root, Collection<Path> changed, Names names, Collection<Endpoint> operations) {
        Stream<String> files = changed.stream()
                .map(path -> root.relativize(path) + (Files.exists(path) ? " is written" : " is deleted"));
        Stream<String> derived = operations.stream()
                .filter(operation -> !names.isNamed(operation))
                .map(operation -> "%s is called %s; a line in %s gives it another name"
                        .formatted(operation, names.method(operation), Names.FILE));
        print(
                3,
                Stream.concat(changed.isEmpty() ? Stream.of("openapi/ holds this already.") : files, derived)
                        .toList());
    }

    private void print(int limit, List<String> lines) {
        List<String> shown = lines.stream().map(Report::line).toList();
        shown.stream().limit(limit).forEach(out::println);
        whole.addAll(shown);
        if (lines.size() > limit) {
            out.printf("... and %s more lines, all of them in %s%n", lines.size() - limit, file);
            try {
                Files.write(file, whole);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String line(String text) {
        return text.startsWith("  ") ? "  " + Line.of(text) : Line.of(text);
    }
}
