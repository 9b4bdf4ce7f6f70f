package ai.dataframer.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The contracts of the releases: {@code openapi/released/VERSION/}. */
final class Releases {
    private final TreeMap<Version, Map<Endpoint, Operation>> releases = new TreeMap<>(Comparator.naturalOrder());

    private Releases() {}

    static Releases in(Path root) {
        Releases found = new Releases();
        try (Stream<Path> folders = Files.list(root.resolve("openapi/released"))) {
            folders.filter(Files::isDirectory)
                    .forEach(folder -> found.releases.put(
                            Version.parse(folder.getFileName().toString()),
                            Documents.in(folder).operations()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (found.releases.isEmpty()) {
            throw new ContractException("openapi/released holds no contract");
        }
        return found;
    }

    String lastVersion() {
        return releases.lastKey().toString();
    }

    Map<Endpoint, Operation> last() {
        return releases.lastEntry().getValue();
    }

    List<Map<Endpoint, Operation>> all() {
        return List.copyOf(releases.values());
    }
}
