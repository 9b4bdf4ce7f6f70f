package ai.dataframer.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.contract.PlainPage;
import ai.dataframer.contract.TakeContract;
import ai.dataframer.contract.WriteDocuments;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The repository's contract, a page for each operation, in a folder where the command can be run. The last release is today's. */
final class Checkout {
    private static final String ACKNOWLEDGED = "openapi/acknowledged-breaks.yaml";
    private static final String NAMES = "client-generated/names.yaml";

    private final Path root;

    private Checkout(Path root) {
        this.root = root;
    }

    static Checkout in(Path folder) throws IOException {
        Checkout checkout = new Checkout(folder);
        for (Map.Entry<String, ObjectNode> page : PlainPage.all(Repository.ROOT).entrySet()) {
            String text = page.getValue().toPrettyString();
            checkout.write("openapi/" + page.getKey() + ".yaml", text);
            checkout.write("openapi/released/0.0.0/" + page.getKey() + ".yaml", text);
        }
        Files.writeString(folder.resolve(ACKNOWLEDGED), "");
        checkout.write(NAMES, Files.readString(Repository.ROOT.resolve(NAMES)));
        checkout.git("init", "--quiet");
        checkout.git("add", "openapi");
        checkout.git("-c", "user.name=x", "-c", "user.email=x@example.com", "commit", "--quiet", "--message=x");
        return checkout;
    }

    /** Runs the command on a folder of pages that break nothing, up to the build. */
    void takeAll(Path pages) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        assertThat(take(printed, pages))
                .as(printed.toString(StandardCharsets.UTF_8))
                .isTrue();
        writeDocuments();
    }

    /** Runs the command on a page, up to the build; acknowledges before what it calls breaking, if there is such. */
    void take(String page, boolean breaking) throws IOException {
        Files.writeString(root.resolve("page.yaml"), page);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        boolean taken = take(printed, root.resolve("page.yaml"));
        if (breaking) {
            assertThat(taken).as("taken in without an acknowledgement").isFalse();
            Files.write(
                    root.resolve(ACKNOWLEDGED),
                    printed.toString(StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.contains(ACKNOWLEDGED))
                            .map(line -> line.replaceFirst(".*" + ACKNOWLEDGED + ": ", ""))
                            .toList());
            taken = take(printed, root.resolve("page.yaml"));
        }
        assertThat(taken).as(printed.toString(StandardCharsets.UTF_8)).isTrue();
        writeDocuments();
    }

    private void writeDocuments() throws IOException {
        WriteDocuments.main(
                new String[] {root.toString(), root.resolve("contract/target").toString()});
    }

    private boolean take(ByteArrayOutputStream printed, Path pages) throws IOException {
        return new TakeContract(root, new PrintStream(printed, true, StandardCharsets.UTF_8)).take(pages.toString())
                != TakeContract.Outcome.STOPPED;
    }

    /** Returns the operations, each as a document, by the method's name. */
    Map<String, ObjectNode> operations() {
        return PlainPage.all(root);
    }

    /** Returns one of the documents that the build makes of the contract. */
    Path document(String name) {
        return root.resolve("contract/target").resolve(name);
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    private void git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git =
                new ProcessBuilder(command).directory(root.toFile()).inheritIO().start();
        assertThat(git.onExit().join().exitValue()).as("%s", command).isZero();
    }
}
