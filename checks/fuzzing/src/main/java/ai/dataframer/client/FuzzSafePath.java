package ai.dataframer.client;

import ai.dataframer.client.errors.DataframerException;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.nio.file.Path;

/** Any path of a file leads below the folder, or is refused without showing it. */
public final class FuzzSafePath {
    private static final Path FOLDER = Path.of("/folder");

    private FuzzSafePath() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String path = data.consumeRemainingAsString();
        Path file;
        try {
            file = SafePath.resolve(FOLDER, path, "file");
        } catch (DataframerException e) {
            if (path.length() > "file".length()
                    && String.valueOf(e.getMessage()).contains(path)) {
                throw new AssertionError("the path is shown: " + e.getMessage(), e);
            }
            return;
        }
        if (!file.normalize().startsWith(FOLDER) || file.normalize().equals(FOLDER)) {
            throw new AssertionError(file);
        }
    }
}
