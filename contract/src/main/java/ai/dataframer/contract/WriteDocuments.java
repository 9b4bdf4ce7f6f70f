package ai.dataframer.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Writes what the build makes of the vendor's documents: one for the generator, one for the tests, and one as it is. */
public final class WriteDocuments {
    private WriteDocuments() {}

    /**
     * {@code ROOT FOLDER}: writes {@code generator.json}, {@code wire.json} and {@code service.json} into the folder.
     *
     * @throws ContractException if there is no writing them
     */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        Path folder = Files.createDirectories(Path.of(args[1]));
        Collection<Operation> operations =
                Documents.in(root.resolve("openapi")).operations().values();
        Places places = new Places(Names.in(root), operations);
        List<String> problems = places.problems();
        if (!problems.isEmpty()) {
            throw new ContractException(String.join(System.lineSeparator(), problems));
        }
        for (Map.Entry<String, String> document :
                texts(root, places, operations).entrySet()) {
            Files.writeString(folder.resolve(document.getKey()), document.getValue());
        }
    }

    /** Returns the texts of the documents by the names of their files. */
    static Map<String, String> texts(Path root, Places places, Collection<Operation> operations) {
        return Map.of(
                "generator.json",
                places.document(GeneratorSettings.digest(root)).toPrettyString(),
                "service.json",
                Merged.of(operations).toPrettyString(),
                "wire.json",
                new Wire(operations, Releases.in(root).all()).document().toPrettyString());
    }
}
