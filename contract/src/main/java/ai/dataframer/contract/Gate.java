package ai.dataframer.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the committed contract must keep to. */
public final class Gate {
    private Gate() {}

    /**
     * Returns what is wrong with the contract below {@code root}, a sentence each that says what to do: malformed, a
     * line of {@code names.yaml} that matches nothing, two pages that one class cannot serve, a breaking change since
     * the last release that nobody acknowledged.
     */
    public static List<String> problems(Path root) {
        try {
            return problems(root, Documents.in(root.resolve("openapi")), Names.in(root));
        } catch (ContractException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    static List<String> problems(Path root, Documents documents, Names names) {
        Map<Endpoint, Operation> operations = documents.operations();
        Releases releases = Releases.in(root);
        List<Change> breaking = Change.breaking(Comparison.of(releases.last(), operations));
        List<String> problems = new ArrayList<>(new Acknowledgements(root).problems(breaking, releases.lastVersion()));
        problems.addAll(new Places(names, operations.values()).problems());
        return problems;
    }
}
