package ai.dataframer.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.AnonymizedFile;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.DataframerException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Stores the files of a run in a folder, and replaces those of an earlier run.
 *
 * @param template the path of a file in the service, with {@code {file_id}} and, if it is needed, {@code {run_id}}
 */
record Downloads(String template, Path folder) {
    private static final Pattern TEMPLATE =
            Pattern.compile("(/|https?://)([^{}\\s]|\\{run_id})*\\{file_id}([^{}\\s]|\\{(run|file)_id})*");

    Downloads {
        if (!TEMPLATE.matcher(template).matches()) {
            throw new IllegalArgumentException(
                    "download must be a path with {file_id}, such as -Ddownload=/path/of/{file_id}/: " + template);
        }
    }

    void fetch(DataframerClient client, AnonymizationRun run, Screen screen, LongSupplier nanoTime) {
        screen.println("");
        screen.println("Downloading into " + shown(folder));
        for (AnonymizedFile file : run.anonymizedFiles()) {
            Path target = file.resolveIn(folder);
            createFolder(target);
            try (var line = new TransferLine(screen, nanoTime, file.path().orElse(""))) {
                client.raw().download(path(run, file), target, line, REPLACE_EXISTING);
            }
        }
    }

    private String path(AnonymizationRun run, AnonymizedFile file) {
        String id = file.id().orElseThrow(() -> new DataframerException("a file of run " + run.id() + " has no id"));
        return template.replace("{run_id}", run.id().toString())
                .replace("{file_id}", URLEncoder.encode(id, UTF_8).replace("+", "%20"));
    }

    private static void createFolder(Path target) {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new DataframerException("the folder of the downloads cannot be created: " + target.getParent(), e);
        }
    }

    /** Returns the path from the current folder, if that is shorter. */
    private static Path shown(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        return folder.startsWith(here) ? here.relativize(folder) : folder;
    }
}
