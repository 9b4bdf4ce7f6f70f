package ai.dataframer.client.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder of the downloads of one simulation after the other. */
final class Targets {
    private final Path folder;
    private boolean used;

    Targets(Path folder) {
        this.folder = folder;
    }

    Path of(int number) {
        used = true;
        return folder.resolve(String.valueOf(number));
    }

    /** Returns the text in a file that was downloaded. */
    String read(Object target) {
        try {
            return Files.readString((Path) target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empties the folder, and returns the names of what was left beside the targets. */
    List<String> clear() {
        if (!used) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.delete(file);
            }
            return all.stream()
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
