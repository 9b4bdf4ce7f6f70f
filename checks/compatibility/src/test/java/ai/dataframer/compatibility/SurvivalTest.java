package ai.dataframer.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract changes, the facade doesn't: its sources compile unchanged, and its tests pass. What a case invents is called
 * so, that no page of the vendor's says something else of it.
 */
class SurvivalTest {
    // Those that send what the contract describes, and read what comes back.
    private static final String READING =
            ".*\\.(AnonymizationRun|AwaitCompletion|Create|ErrorStatus|List|Retrieve|RunDecoder)Test";
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
    // What the tests hold the exchanges to.
    private static final String WIRE = "wire.contract";

    @TempDir
    Path folder;

    static Stream<VendorChange> changes() {
        return Stream.of(
                        PropertyChanges.all(),
                        NameChanges.all(),
                        DocumentChanges.all(),
                        PageChanges.all(),
                        CreateChanges.all())
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
                VendorChange.silent(
                        "many at once",
                        contract -> some.forEach(change -> change.edit().accept(contract))),
                ".*\\.(CreateTest|RunDecoderTest)");
    }

    private void survive(VendorChange change, String tests) throws IOException {
        Checkout checkout = Checkout.in(folder);
        checkout.take(change.page(), change.breaking());

        Path sources = folder.resolve("generated");
        Path generated = folder.resolve("generated-classes");
        Path facade = folder.resolve("facade-classes");
        Generation.run(checkout.document("generator.json"), sources);
        Compilation.run(sources, generated, List.of());
        Compilation.run(Repository.FACADE.resolve("src/main/java"), facade, List.of(generated));
        System.setProperty(WIRE, checkout.document("wire.json").toString());
        try {
            FacadeTests.Outcome outcome = FacadeTests.run(tests, List.of(generated, facade));
            assertThat(outcome.failures()).isEmpty();
            assertThat(outcome.succeeded()).isGreaterThan(20);
        } finally {
            System.clearProperty(WIRE);
        }
    }
}
