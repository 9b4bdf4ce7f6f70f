package ai.dataframer.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Public signatures change only together with {@code api.txt}, so that a review shows what users will compile against. */
class SignaturesTest {
    private static final Path GENERATED = Repository.GENERATED.resolve("target/classes");
    private static final Path FACADE = Repository.FACADE.resolve("target/classes");

    @Test
    void generatedSignatures_areTheCommittedOnes() throws IOException {
        compare(Repository.GENERATED, Signatures.of(GENERATED));
    }

    @Test
    void facadeSignatures_areTheCommittedOnes() throws IOException {
        compare(Repository.FACADE, Signatures.of(FACADE, GENERATED));
    }

    @Test
    void of_hiddenPackages_areLeftOut() throws IOException {
        assertThat(Signatures.of(FACADE, GENERATED))
                .contains("public final class ai.dataframer.client.AnonymizationResults")
                .noneMatch(line -> line.contains("internal"));
    }

    private static void compare(Path module, List<String> actual) throws IOException {
        Path file = module.resolve("api.txt");
        String update = System.getProperty("api.update", "false");
        if (update.isEmpty()
                || update.equals("true")
                || update.equals(module.getFileName().toString())) {
            Files.write(file, actual);
            return;
        }
        List<String> committed = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (!committed.equals(actual)) {
            fail(
                    "public signatures of %s are not those of its api.txt. If that is meant: ./mvnw verify -Dapi.update%n%s",
                    module.getFileName(), difference(committed, actual));
        }
    }

    /** Returns the lines that go and come, each below its class. */
    private static String difference(List<String> before, List<String> after) {
        List<String> lines = new ArrayList<>();
        collect("- ", before, qualified(after), lines);
        collect("+ ", after, qualified(before), lines);
        return String.join(System.lineSeparator(), lines);
    }

    private static void collect(String sign, List<String> lines, List<String> others, List<String> found) {
        List<String> names = qualified(lines);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty() && !others.contains(names.get(i))) {
                found.add(sign + names.get(i));
            }
        }
    }

    private static List<String> qualified(List<String> lines) {
        List<String> names = new ArrayList<>();
        String type = "";
        for (String line : lines) {
            type = line.startsWith(" ") ? type : line;
            names.add(
                    line.startsWith(" ")
                            ? type.replaceAll(" (extends|implements) .*", "") + ":" + line.substring(1)
                            : line);
        }
        return names;
    }
}
