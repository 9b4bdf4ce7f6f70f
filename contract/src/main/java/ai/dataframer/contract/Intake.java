package ai.dataframer.contract;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Pages that were read and compared, and of which everything was said; nothing was written.
 *
 * @param operations every operation, as it will be
 * @param moves where operations have gone
 * @param problems what keeps the pages from going in
 */
record Intake(
        Plan plan,
        Map<Endpoint, Operation> operations,
        Map<Endpoint, Endpoint> moves,
        Names names,
        List<String> problems) {
    /** Reads what {@code from} names, and says what it changes. */
    static Intake of(Path root, String from, Report report) {
        Sources sources = Sources.read(from);
        report.pages(sources.contracts());
        report.passedOver(sources.passedOver());
        Documents committed = Documents.in(root.resolve("openapi"));
        Map<Endpoint, Operation> before = committed.operations();
        Plan plan = new Plan(root.resolve("openapi"), committed, Names.in(root), sources.contracts());
        Documents documents = plan.result();
        Map<Endpoint, Operation> after = documents.operations();
        Map<Endpoint, Endpoint> moves = Comparison.moves(before, after);
        // before the changes: it ends here if there is too much to compare
        Places generated = new Places(Names.in(root, moves), after.values());
        report.changes(before, after);
        Names names = Names.in(root, moves);
        List<String> problems = Gate.problems(root, documents, names);
        if (problems.isEmpty()) {
            WriteDocuments.texts(root, generated, after.values()); // fails here or never
            report.generated(new Places(Names.in(root), before.values()).lines(), generated.lines());
        } else {
            report.problems(problems);
        }
        return new Intake(plan, after, moves, names, problems);
    }
}
