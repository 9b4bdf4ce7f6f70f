package ai.dataframer.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What the committed contract must keep to. */
public final class Gate {
    private Gate() {}

    /**
     * Returns what is wrong with the contract below {@code root}, a sentence each that says what to do: malformed, a
     * mapping line that matches nothing, a breaking change since the last release that nobody acknowledged.
     */
    public static List<String> problems(Path root) {
        try {
            Path released = lastRelease(root);
            Contract older = Contract.read(released);
            Contract newer = Contract.read(root.resolve("openapi/dataframer.yaml"));
            List<Mapping> mappings = Mapping.in(root.resolve("client-generated/generator.yaml"));
            List<String> problems = new ArrayList<>(new MappingCheck(older, newer, mappings).problems());
            List<Change> breaking = Change.breaking(Comparison.of(older, newer));
            problems.addAll(new Acknowledgements(root)
                    .problems(breaking, released.getFileName().toString()));
            return problems;
        } catch (ContractException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static Path lastRelease(Path root) {
        try (Stream<Path> files = Files.list(root.resolve("openapi/released"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .max(Comparator.comparing(Gate::version))
                    .orElseThrow(() -> new ContractException("openapi/released holds no contract"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Version version(Path file) {
        return Version.parse(file.getFileName().toString().replace(".yaml", ""));
    }
}
