package ai.dataframer.contract;

import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes a new contract in: {@code ./mvnw -q -Pcontract -Dfrom=PATH}. Says what has changed and replaces
 * {@code openapi/dataframer.yaml}; the build that runs it goes on to regenerate and test. Anything wrong with the new
 * contract is one line on stderr, with nothing replaced.
 */
public final class TakeContract {
    private final Path root;
    private final PrintStream out;

    TakeContract(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    /** Runs on the system properties {@code contract.from} and {@code contract.root}; a failure ends the JVM with 1. */
    public static void main(String[] args) throws IOException {
        String from = System.getProperty("contract.from", "");
        Path root = Path.of(System.getProperty("contract.root", ""));
        try {
            if (new TakeContract(root, System.out).take(from)) {
                return;
            }
        } catch (ContractException e) {
            System.err.println(String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " "));
        }
        System.exit(1);
    }

    /** Returns whether the build can go on. */
    boolean take(String from) throws IOException {
        if (from.isBlank()) {
            throw new ContractException(
                    "which contract? ./mvnw -q -Pcontract -Dfrom=PATH, a YAML file or a Markdown page");
        }
        Path committed = root.resolve("openapi/dataframer.yaml");
        Contract newer = Contract.parse(Document.contractIn(path(from)), from);
        OpenAPI model = newer.model();
        out.printf(
                "%s: %s %s, OpenAPI %s%n",
                from, model.getInfo().getTitle(), model.getInfo().getVersion(), model.getOpenapi());
        if (newer.text().equals(Files.readString(committed))) {
            out.println("No change: openapi/dataframer.yaml is the same.");
        } else {
            print(Comparison.of(Contract.read(committed), newer));
            Files.writeString(committed, newer.text());
            out.println("openapi/dataframer.yaml is replaced; to go back: git checkout openapi/dataframer.yaml");
        }
        List<String> problems = Gate.problems(root);
        if (problems.isEmpty()) {
            out.println("Regenerating and testing ...");
        } else {
            out.println("To do by hand, then run this again:");
            problems.forEach(problem -> out.println("- " + problem));
        }
        return problems.isEmpty();
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ContractException("no path of a file: " + text);
        }
    }

    private void print(List<Change> changes) {
        if (changes.isEmpty()) {
            out.println("The text has changed, no operation has.");
        }
        Map<String, List<Change>> operations = changes.stream()
                .collect(Collectors.groupingBy(Change::operation, LinkedHashMap::new, Collectors.toList()));
        operations.forEach((operation, list) -> {
            out.println(operation + ": " + (Change.breaking(list).isEmpty() ? "compatible" : "breaking"));
            list.forEach(change -> out.println((change.breaking() ? "  breaking: " : "  ") + change.what()));
        });
    }
}
