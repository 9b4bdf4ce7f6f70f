package ai.dataframer.contract;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes pages of the vendor's in: {@code ./mvnw -q -Pcontract -Dfrom=PATH}. Says what has changed, puts each document in
 * the place of the one about the same operation, regenerates and tests. A page that cannot go in changes nothing.
 */
public final class TakeContract {
    private final Path root;
    private final PrintStream out;

    /** Takes pages into the repository at {@code root}, and says so on {@code out}. */
    public TakeContract(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    /**
     * Runs on the system properties {@code contract.*} of the pom. Ends the JVM, for Maven would go on to build the
     * modules that {@link Build} has built.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("contract.root", ""));
        boolean done = false;
        try {
            done = new TakeContract(root, System.out).take(System.getProperty("contract.from", ""))
                    && Build.fromProperties(root).run(System.out);
        } catch (ContractException e) {
            System.err.println(String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " "));
        }
        System.exit(done ? 0 : 1);
    }

    /**
     * Returns whether the documents are in their places, so that the build can follow.
     *
     * @throws ContractException if one of them is not to be used; the message says why
     */
    public boolean take(String from) throws IOException {
        List<Contract> given = Sources.read(from);
        Documents committed = Documents.in(root.resolve("openapi"));
        Map<Endpoint, Operation> before = committed.operations();
        Plan plan = new Plan(root.resolve("openapi"), committed, Names.in(root), given);
        Documents documents = plan.result();
        Map<Endpoint, Operation> after = documents.operations();
        Map<Endpoint, Endpoint> moves = Comparison.moves(before, after);
        Path scratch = Files.createDirectories(root.resolve("contract/target"));

        Report report = new Report(out, scratch.resolve("contract-report.txt"));
        report.pages(given);
        report.changes(before, after);
        Names names = Names.in(root, moves);
        List<String> problems = Gate.problems(root, documents, names);
        if (!problems.isEmpty()) {
            report.problems(problems);
            return false;
        }
        Set<Path> changed = plan.changed();
        refuseToOverwrite(changed);
        plan.carryOut(scratch);
        if (!moves.isEmpty()) {
            Names.move(root, moves);
        }
        report.written(root, changed, names, after.keySet());
        return true;
    }

    private void refuseToOverwrite(Set<Path> files) throws IOException {
        Git git = new Git(root);
        for (Path file : files) {
            if (!git.isSafe(file)) {
                Path name = root.relativize(file);
                throw new ContractException(name + " has changes that are not committed, and they would be lost: commit"
                        + " them or move the file away, then run this again. Nothing was replaced");
            }
        }
    }
}
