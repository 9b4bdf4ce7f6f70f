package ai.dataframer.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says of a file whether git could bring it back. */
final class Git {
    private final Path root;

    Git(Path root) {
        this.root = root;
    }

    /** Returns whether nothing would be lost if {@code file} were overwritten: it isn't there, or committed as it is. */
    boolean isSafe(Path file) throws IOException {
        if (!Files.exists(file)) {
            return true;
        }
        try {
            Process git = new ProcessBuilder(
                            "git",
                            "status",
                            "--porcelain",
                            "--ignored",
                            "--",
                            root.relativize(file).toString())
                    .directory(root.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String edits = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 && edits.isBlank();
        } catch (IOException e) {
            return false; // without git nobody can tell
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
