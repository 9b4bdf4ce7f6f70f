package ai.dataframer.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The vendor's documents, each in a file of its own, and the operations in them. */
final class Documents {
    private static final String EXTENSION = ".*\\.(yaml|yml|json)";

    private final Map<Path, Contract> files;
    private final Map<Path, List<Operation>> operations = new LinkedHashMap<>();

    private Documents(Map<Path, Contract> files) {
        this.files = new TreeMap<>(files);
        this.files.forEach((file, contract) -> operations.put(file, Operations.in(contract)));
    }

    /**
     * Returns the documents in {@code folder}.
     *
     * @throws ContractException if one of them is not well-formed
     */
    static Documents in(Path folder) {
        Map<Path, Contract> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            list.filter(file -> file.toString().matches(EXTENSION))
                    .filter(file -> !file.endsWith(Acknowledgements.NAME))
                    .forEach(file -> files.put(file, Contract.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Documents(files);
    }

    /** Returns these documents with some put in, and others taken out. */
    Documents with(Map<Path, Contract> added, Set<Path> removed) {
        Map<Path, Contract> all = new TreeMap<>(files);
        all.keySet().removeAll(removed);
        all.putAll(added);
        return new Documents(all);
    }

    /** The operations of each file. */
    Map<Path, List<Operation>> byFile() {
        return operations;
    }

    /**
     * Returns every operation once. Of two documents that hold it, the one with fewer operations is the vendor's page of
     * it.
     */
    Map<Endpoint, Operation> operations() {
        Map<Endpoint, Operation> found = new LinkedHashMap<>();
        Map<Endpoint, Integer> sizes = new HashMap<>();
        for (List<Operation> document : operations.values()) {
            for (Operation operation : document) {
                Operation other = found.get(operation.endpoint());
                int size = sizes.getOrDefault(operation.endpoint(), Integer.MAX_VALUE);
                if (other != null && document.size() == size) {
                    throw new ContractException("%s is in %s and in %s: delete one of the two"
                            .formatted(
                                    operation.endpoint(),
                                    other.contract().origin(),
                                    operation.contract().origin()));
                }
                if (document.size() < size) {
                    found.put(operation.endpoint(), operation);
                    sizes.put(operation.endpoint(), document.size());
                }
            }
        }
        return found;
    }
}
