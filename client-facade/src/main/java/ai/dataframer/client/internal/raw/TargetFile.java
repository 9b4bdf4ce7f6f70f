package ai.dataframer.client.internal.raw;

import ai.dataframer.client.errors.DataframerException;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
import okio.Buffer;

/** A file that is written beside its place, and moved there once it is complete. */
public final class TargetFile {
    private static final System.Logger LOG = System.getLogger("ai.dataframer.client");

    private final Path target;
    private final Path partial;
    private final boolean replace;

    private TargetFile(Path target, boolean replace) {
        this.target = target;
        this.replace = replace;
        partial = target.resolveSibling(".dataframer-" + UUID.randomUUID() + ".part");
    }

    /**
     * Returns the file for {@code target}, which is not touched yet.
     *
     * @throws IllegalArgumentException if an option is none for this
     */
    public static TargetFile of(Path target, CopyOption... options) {
        Objects.requireNonNull(target, "target == null");
        boolean replace = false;
        for (CopyOption option : options) {
            if (Objects.requireNonNull(option, "option == null") != StandardCopyOption.REPLACE_EXISTING) {
                throw new IllegalArgumentException("a download takes no option but REPLACE_EXISTING: " + option);
            }
            replace = true;
        }
        return new TargetFile(target, replace);
    }

    /**
     * Checks what can be known before the download.
     *
     * @throws DataframerException if the target exists and must be kept, is a folder, or has no folder
     */
    public void check() {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new DataframerException("the target of the download is a folder: " + target);
        }
        if (!replace && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(new FileAlreadyExistsException(target.toString()));
        }
        if (!Files.isDirectory(folder)) {
            throw new DataframerException(
                    "the folder of the download does not exist: " + folder, new NoSuchFileException(folder.toString()));
        }
    }

    /**
     * Opens the partial file: the one that has this many bytes, or a new one for 0.
     *
     * @throws DataframerException if the file system fails, as everywhere here
     */
    Output open(long size) {
        try {
            if (size == 0) {
                Files.deleteIfExists(partial);
                return new Output(
                        Files.newOutputStream(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            }
            if (Files.size(partial) != size) {
                throw new IOException("the partial file is no longer the one that was written");
            }
            return new Output(Files.newOutputStream(partial, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Moves the partial file, which is complete, to its place, and returns that. */
    Path publish() {
        try {
            if (replace) {
                replaceTarget();
            } else {
                Files.move(partial, target);
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return target;
    }

    private void replaceTarget() throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes the partial file, if there is one. */
    void discard() {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the partial download " + partial.getFileName() + " was not deleted: " + reason(e));
        }
    }

    /** Returns the exception for {@code failure} of the file system, which another request does not mend. */
    private DataframerException failed(IOException failure) {
        return failure instanceof FileAlreadyExistsException e
                        && target.toString().equals(e.getFile())
                ? exists(e)
                : new DataframerException("the download could not be stored: " + reason(failure), failure);
    }

    private DataframerException exists(FileAlreadyExistsException cause) {
        return new DataframerException(
                "the target of the download exists: " + target + "; pass REPLACE_EXISTING to replace it", cause);
    }

    /** The message of such an exception is a path, which a log must not show. */
    private static String reason(IOException failure) {
        String type = failure.getClass().getSimpleName();
        String reason = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
        return reason == null ? type : type + " (" + reason + ")";
    }

    /** The partial file while it is written. What is written is in the file, not in a buffer. */
    final class Output implements AutoCloseable {
        private final OutputStream file;

        private Output(OutputStream file) {
            this.file = file;
        }

        void write(Buffer buffer, long bytes) {
            try {
                buffer.writeTo(file, bytes);
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException e) {
                throw failed(e);
            }
        }
    }
}
