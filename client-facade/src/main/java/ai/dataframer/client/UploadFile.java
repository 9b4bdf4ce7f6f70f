package ai.dataframer.client;

import ai.dataframer.client.internal.http.FileSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * A file to upload: its name and where its content comes from. The content is read while it is sent, and read again if the
 * request is sent again, so a file of any size takes little memory. Immutable.
 *
 * <p>A file that is gone, cannot be read, or is shorter or longer than it should be fails the call with a {@link
 * ai.dataframer.client.errors.DataframerException} that has its name; what was sent of it counts for nothing.
 */
public final class UploadFile {
    private final FileSource source;

    private UploadFile(String name, FileSource.Size size, Callable<? extends InputStream> content) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a file is blank: \"" + name + "\"");
        }
        if (name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("the name of a file has no folders; use file(folder, file): " + name);
        }
        source = new FileSource(name, size, content);
    }

    /**
     * {@return a file on disk, under its own name} It is opened when it is sent, not before.
     *
     * @param file the path of the file
     * @throws IllegalArgumentException if the path has no name, as a root has none
     */
    public static UploadFile of(Path file) {
        Path name = file.getFileName();
        if (name == null) {
            throw new IllegalArgumentException("the path has no file name: " + file);
        }
        return new UploadFile(name.toString(), () -> Files.size(file), () -> Files.newInputStream(file));
    }

    /**
     * {@return a file whose content is in memory}
     *
     * @param name the file's name with its extension, without folders
     * @param content the content, which is copied
     * @throws IllegalArgumentException if the name is blank or contains {@code /}
     */
    public static UploadFile of(String name, byte[] content) {
        byte[] copy = content.clone();
        return new UploadFile(name, () -> copy.length, () -> new ByteArrayInputStream(copy));
    }

    /**
     * {@return a file whose content is a stream}
     *
     * @param name the file's name with its extension, without folders
     * @param size the number of bytes in the content
     * @param content opens the content, once for each attempt; the client closes it. It is called, and the stream read, on
     *     the caller's thread or, for an asynchronous call, on a thread of the HTTP client. An unchecked exception reaches the
     *     caller as it is, a checked one as the cause of a {@link ai.dataframer.client.errors.DataframerException}. A stream
     *     that blocks for ever holds up the thread of a synchronous call
     * @throws IllegalArgumentException if the name is blank or contains {@code /}, or the size is negative
     */
    public static UploadFile of(String name, long size, Callable<? extends InputStream> content) {
        if (size < 0) {
            throw new IllegalArgumentException("size must not be negative: " + size);
        }
        return new UploadFile(name, () -> size, Objects.requireNonNull(content, "content == null"));
    }

    /** {@return the file's name, without folders} */
    public String name() {
        return source.name();
    }

    FileSource source() {
        return source;
    }

    /** {@return the type's name only: a file's name may be personal data} */
    @Override
    public String toString() {
        return "UploadFile";
    }
}
