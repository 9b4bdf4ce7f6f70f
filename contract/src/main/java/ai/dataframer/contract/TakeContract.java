package ai.dataframer.contract;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** What became of the pages. */
    public enum Outcome {
        /** Somebody has to do something first; nothing was replaced. */
        STOPPED,
        /** The repository has them already, committed. */
        COMMITTED,
        /** Their documents are in their places, so that the build can follow. */
        TAKEN
    }

    /**
     * Runs on the system properties {@code contract.*} of the pom. Ends the JVM, for Maven would go on to build the
     * modules that {@link Build} has built.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("contract.root", ""));
        boolean done = false;
        try {
            done = switch (new TakeContract(root, System.out).take(System.getProperty("contract.from", ""))) {
                case STOPPED -> false;
                case COMMITTED -> true;
                case TAKEN -> Build.fromProperties(root).run(System.out);
            };
        } catch (ContractException e) {
            System.err.println(Line.of(String.valueOf(e.getMessage())));
        }
        System.exit(done ? 0 : 1);
    }

    /**
     * Takes the pages in that {@code from} names. Until everything about them is said, nothing is replaced.
     *
     * @throws ContractException if one of them is not to be used; the message says why
     */
    public Outcome take(String from) throws IOException {
        Path scratch = Files.createDirectories(root.resolve("contract/target"));
        Report report = new Report(out, scratch.resolve("contract-report.txt"));
        Intake intake = new Preparation<Intake>(scratch, Limits.TIME).run(() -> Intake.of(root, from, report));
        if (!intake.problems().isEmpty()) {
            return Outcome.STOPPED;
        }
        Plan plan = intake.plan();
        Set<Path> changed = plan.changed();
        refuseToOverwrite(changed);
        if (changed.isEmpty() && isCommitted(plan.files())) {
            report.committed();
            return Outcome.COMMITTED;
        }
        plan.carryOut(scratch);
        if (!intake.moves().isEmpty()) {
            Names.move(root, intake.moves());
        }
        report.written(root, changed, intake.names(), intake.operations().keySet());
        return Outcome.TAKEN;
    }

    /** Says whether a build has nothing to show: an earlier run that was broken off would have left edits. */
    private boolean isCommitted(Set<Path> files) throws IOException {
        Git git = new Git(root);
        boolean committed = git.isSafe(root.resolve(Names.FILE));
        for (Path file : files) {
            committed &= git.isSafe(file);
        }
        return committed;
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
