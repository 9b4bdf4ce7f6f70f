package ai.dataframer.client;

import ai.dataframer.client.errors.DataframerException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to put a file whose path somebody else has chosen. The messages do not show that path, which may name a person. */
final class SafePath {
    /** A backslash and a drive are a part of the name on Linux, but the same program may run on Windows. */
    private static final Pattern REFUSED = Pattern.compile("^/|^\\p{Alpha}:|(^|/)\\.\\.(/|\\z)|[\\\\\\p{Cntrl}]");

    private SafePath() {}

    /**
     * Returns {@code path} below {@code folder}.
     *
     * @throws DataframerException if there is no path, or if it leaves the folder
     */
    static Path resolve(Path folder, @Nullable String path, String description) {
        if (path == null || path.isEmpty()) {
            throw new DataframerException(description + " has no path");
        }
        if (REFUSED.matcher(path).find()) {
            throw refused(description);
        }
        Path relative;
        try {
            relative = folder.getFileSystem().getPath(path).normalize();
        } catch (InvalidPathException e) { // its message shows the path
            throw refused(description);
        }
        if (relative.getRoot() != null || relative.toString().isEmpty()) {
            throw refused(description);
        }
        return folder.resolve(relative);
    }

    private static DataframerException refused(String description) {
        return new DataframerException("the path of " + description
                + " is not one of a file in the folder; put it where path() does not decide");
    }
}
