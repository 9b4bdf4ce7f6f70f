package ai.dataframer.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What taking documents in does to the folder of the committed ones. */
final class Plan {
    private final Path folder;
    private final Documents committed;
    private final Names names;
    private final Map<Path, Contract> written = new TreeMap<>();
    private final Set<Path> deleted = new TreeSet<>();

    Plan(Path folder, Documents committed, Names names, List<Contract> given) {
        this.folder = folder;
        this.committed = committed;
        this.names = names;
        Map<Endpoint, String> origins = new HashMap<>();
        for (Contract contract : given) {
            List<Operation> operations = Operations.in(contract);
            if (operations.isEmpty()) {
                throw new ContractException(contract.origin() + " describes no operation: its paths are empty");
            }
            for (Operation operation : operations) {
                String other = origins.put(operation.endpoint(), contract.origin());
                if (other != null) {
                    throw new ContractException("%s is in %s and in %s: hand over one of the two"
                            .formatted(operation.endpoint(), other, contract.origin()));
                }
            }
            add(contract, operations);
        }
        deleted.removeAll(written.keySet());
    }

    private void add(Contract contract, List<Operation> operations) {
        Set<Endpoint> endpoints = operations.stream().map(Operation::endpoint).collect(Collectors.toSet());
        Set<String> ids = operations.stream()
                .filter(operation -> !operation.operationId().isEmpty())
                .map(operation -> operation.endpoint().method() + operation.operationId())
                .collect(Collectors.toSet());
        Path target = null;
        // What the new document says of all operations of an older one, it says in its place.
        for (Map.Entry<Path, List<Operation>> document : committed.byFile().entrySet()) {
            boolean replaced = document.getValue().stream()
                    .allMatch(operation -> endpoints.contains(operation.endpoint())
                            || ids.contains(operation.endpoint().method() + operation.operationId()));
            if (replaced && document.getValue().size() == operations.size()) {
                target = document.getKey();
            } else if (replaced) {
                deleted.add(document.getKey());
            }
        }
        written.put(target == null ? file(operations) : target, contract);
    }

    private Path file(List<Operation> operations) {
        Map<Endpoint, Operation> known = committed.operations();
        Endpoint first = operations.stream()
                .map(Operation::endpoint)
                .filter(known::containsKey)
                .findFirst()
                .orElse(operations.get(0).endpoint());
        String name =
                names.method(first).replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        String more = operations.size() == 1 ? "" : "-and-" + (operations.size() - 1) + "-more";
        Path file = folder.resolve(name + more + ".yaml");
        for (int i = 2; committed.byFile().containsKey(file) || written.containsKey(file); i++) {
            file = folder.resolve(name + more + "-" + i + ".yaml");
        }
        return file;
    }

    /** Returns the documents as they will be. */
    Documents result() {
        return committed.with(written, deleted);
    }

    /** Returns the files that the documents belong in. */
    Set<Path> files() {
        return written.keySet();
    }

    /** Returns the files whose text will be another or be gone. */
    Set<Path> changed() throws IOException {
        Set<Path> changed = new TreeSet<>(deleted);
        for (Map.Entry<Path, Contract> document : written.entrySet()) {
            Path file = document.getKey();
            if (!Files.exists(file)
                    || !Files.readString(file).equals(document.getValue().text())) {
                changed.add(file);
            }
        }
        return changed;
    }

    /** Writes each file at one blow; a run that is broken off can be started again. */
    void carryOut(Path scratch) throws IOException {
        for (Path file : changed()) {
            if (written.containsKey(file)) {
                Path whole = Files.createTempFile(scratch, "document", ".yaml");
                Files.writeString(whole, written.get(file).text());
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        for (Path file : deleted) {
            Files.deleteIfExists(file);
        }
    }
}
