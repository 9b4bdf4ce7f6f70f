package ai.dataframer.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What {@code -Dfrom} names: files, folders and addresses, with commas between them. */
final class Sources {
    private static final String EXTENSION = ".*\\.(md|markdown|yaml|yml|json)";

    private final List<Contract> contracts = new ArrayList<>();
    private final List<String> passedOver = new ArrayList<>();

    private Sources() {}

    /**
     * Reads what {@code from} names. A file of a folder that claims to be no page of this service is passed over.
     *
     * @throws ContractException if something cannot be read, or holds no valid contract
     */
    static Sources read(String from) {
        Sources sources = new Sources();
        for (String one : from.split(",", -1)) {
            sources.add(one.strip());
        }
        if (sources.contracts.isEmpty()) {
            throw new ContractException("which page? ./mvnw -q -Pcontract -Dfrom=PATH[,PATH...], where PATH is a page"
                    + " (.md), a YAML or JSON file, a folder of them, or the https:// address of a page's Markdown");
        }
        return sources;
    }

    List<Contract> contracts() {
        return contracts;
    }

    /** The files of folders that are no pages. */
    List<String> passedOver() {
        return passedOver;
    }

    private void add(String source) {
        if (source.isEmpty()) {
            return;
        }
        if (source.matches("https?://.*")) {
            add(new Page(source).text(), source);
            return;
        }
        Path path = path(source);
        if (Files.isDirectory(path)) {
            addFolder(path);
        } else {
            add(Document.read(path), source);
        }
    }

    private void addFolder(Path folder) {
        int before = contracts.size();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().filter(Files::isRegularFile).toList()) {
                if (!file.toString().matches(EXTENSION) || !addIfPage(file)) {
                    passedOver.add(file.getFileName().toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (contracts.size() == before) {
            throw new ContractException("no file in " + folder + " holds an OpenAPI document of DataFramer");
        }
    }

    private boolean addIfPage(Path file) {
        String text;
        try {
            text = Document.read(file);
        } catch (ContractException e) {
            return false; // no text, so no page
        }
        boolean isPage = Document.isPage(text);
        if (isPage) {
            add(text, file.toString());
        }
        return isPage;
    }

    private void add(String text, String origin) {
        Document.contractsIn(text, origin).forEach(contract -> contracts.add(Contract.parse(contract, origin)));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ContractException("no path of a file: " + text);
        }
    }
}
