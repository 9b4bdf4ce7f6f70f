package ai.dataframer.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What {@code -Dfrom} names: files, folders and addresses, with commas between them. */
final class Sources {
    private static final String EXTENSION = ".*\\.(md|markdown|yaml|yml|json)";

    private Sources() {}

    /**
     * Returns the contracts in what {@code from} names. A file of a folder that holds none is passed over.
     *
     * @throws ContractException if something cannot be read, or holds no valid contract
     */
    static List<Contract> read(String from) {
        List<Contract> contracts = new ArrayList<>();
        for (String one : from.split(",", -1)) {
            String source = one.strip();
            if (source.matches("https?://.*")) {
                contracts.addAll(contracts(new Page(URI.create(source)).text(), source));
            } else if (!source.isEmpty()) {
                Path path = path(source);
                if (Files.isDirectory(path)) {
                    contracts.addAll(folder(path));
                } else {
                    contracts.addAll(contracts(Document.read(path), source));
                }
            }
        }
        if (contracts.isEmpty()) {
            throw new ContractException("which page? ./mvnw -q -Pcontract -Dfrom=PATH[,PATH...], where PATH is a page"
                    + " (.md), a YAML or JSON file, a folder of them, or the https:// address of a page's Markdown");
        }
        return contracts;
    }

    private static List<Contract> folder(Path folder) {
        List<Contract> contracts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().matches(EXTENSION) && Document.holdsContract(Document.read(file))) {
                    contracts.addAll(contracts(Document.read(file), file.toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (contracts.isEmpty()) {
            throw new ContractException("no file in " + folder + " holds an OpenAPI document");
        }
        return contracts;
    }

    private static List<Contract> contracts(String text, String origin) {
        return Document.contractsIn(text, origin).stream()
                .map(contract -> Contract.parse(contract, origin))
                .toList();
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ContractException("no path of a file: " + text);
        }
    }
}
