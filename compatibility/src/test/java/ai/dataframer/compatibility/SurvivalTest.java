package ai.dataframer.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.contract.Contract;
import ai.dataframer.contract.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract changes, the facade doesn't: its sources compile unchanged, and its tests pass. */
class SurvivalTest {
    // Those that read runs; what they answer keeps to the committed contract.
    private static final String READING = ".*\\.(AnonymizationRun|AwaitCompletion|ErrorStatus|Retrieve|RunDecoder)Test";
    // Those that can be made to any contract, so that the build of a new one can make them too.
    private static final Set<String> SOME = Set.of(
            "new property of the run",
            "new property of an entity",
            "status of any text",
            "format int32 added",
            "operationId renamed",
            "operation deprecated",
            "tag renamed",
            "texts reworded",
            "new operation with a new schema and a new tag");
    private static final Pattern ADVICE =
            Pattern.compile("client-generated/generator\\.yaml:(\\d+): .* Change it to \"(.*)\"\\.");

    @TempDir
    Path root;

    static Stream<VendorChange> changes() {
        return Stream.of(PropertyChanges.all(), NameChanges.all(), DocumentChanges.all())
                .flatMap(changes -> changes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    @Tag("slow")
    void facade_unchanged_survives(VendorChange change) throws IOException {
        survive(change, READING);
    }

    @Test
    void facade_manyChangesAtOnce_survives() throws IOException {
        List<VendorChange> some =
                changes().filter(change -> SOME.contains(change.name())).toList();
        assertThat(some).hasSameSizeAs(SOME);
        survive(
                new VendorChange(
                        "many at once",
                        1,
                        contract -> some.forEach(change -> change.edit().accept(contract))),
                ".*\\.RunDecoderTest");
    }

    private void survive(VendorChange change, String tests) throws IOException {
        layOut(change);
        Path contract = root.resolve("openapi/dataframer.yaml");
        Contract.read(contract);
        assertThat(followAdvice()).as("lines of generator.yaml to change").isEqualTo(change.mappingLines());
        assertThat(followAdvice()).as("lines to change after that").isZero();

        Path sources = root.resolve("generated");
        Path generated = root.resolve("generated-classes");
        Path facade = root.resolve("facade-classes");
        Generation.run(contract, root.resolve("client-generated/generator.yaml"), sources);
        Compilation.run(sources, generated, List.of());
        Compilation.run(Repository.FACADE.resolve("src/main/java"), facade, List.of(generated));
        FacadeTests.Outcome outcome = FacadeTests.run(tests, List.of(generated, facade));

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.succeeded()).isGreaterThan(20);
    }

    /** Makes the folder look like the repository, with the contract as the vendor changed it. */
    private void layOut(VendorChange change) throws IOException {
        copy("client-generated/generator.yaml", "client-generated/generator.yaml");
        copy("openapi/acknowledged-breaks.yaml", "openapi/acknowledged-breaks.yaml");
        copy("openapi/dataframer.yaml", "openapi/released/0.0.0.yaml");
        Draft draft = Draft.ofCommitted();
        change.edit().accept(draft);
        draft.writeTo(root.resolve("openapi/dataframer.yaml"));
    }

    private void copy(String from, String to) throws IOException {
        Files.createDirectories(root.resolve(to).getParent());
        Files.copy(Repository.ROOT.resolve(from), root.resolve(to));
    }

    /** Changes the lines that the build's messages name, to what they say, and returns how many. */
    private int followAdvice() throws IOException {
        Path generatorYaml = root.resolve("client-generated/generator.yaml");
        List<String> lines = Files.readAllLines(generatorYaml);
        int changed = 0;
        for (String problem : Gate.problems(root)) {
            Matcher advice = ADVICE.matcher(problem);
            if (advice.matches()) {
                lines.set(Integer.parseInt(advice.group(1)) - 1, "  " + advice.group(2));
                changed++;
            }
        }
        Files.write(generatorYaml, lines);
        return changed;
    }
}
