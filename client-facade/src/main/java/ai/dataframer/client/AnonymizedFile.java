package ai.dataframer.client;

import ai.dataframer.client.internal.runs.FileData;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A file that a run produced ({@code anonymized_files} in the contract). Immutable. */
public final class AnonymizedFile {
    private final FileData data;

    AnonymizedFile(FileData data) {
        this.data = data;
    }

    /** {@return the file's id, which the service's download endpoint takes; empty if there is none} */
    public Optional<String> id() {
        return Optional.ofNullable(data.id());
    }

    /** {@return the path or name of the original file; empty if there is none} */
    public Optional<String> path() {
        return Optional.ofNullable(data.path());
    }

    /**
     * Returns where to put this file in a folder: at its {@link #path()}, which may begin with folders of its own. The path comes
     * from the service, so one that leaves {@code folder} is refused: an absolute path, also one of Windows, and any with
     * {@code ..}, a backslash or a control character. Creates nothing.
     *
     * @param folder the folder for the files of a run
     * @return a path below {@code folder}
     * @throws ai.dataframer.client.errors.DataframerException if this file has no path, or one that is refused
     */
    public Path resolveIn(Path folder) {
        Objects.requireNonNull(folder, "folder == null");
        return SafePath.resolve(folder, data.path(), "file " + data.id());
    }

    /** {@return the size of the anonymized content in bytes; empty if there is none} */
    public OptionalLong sizeInBytes() {
        Long size = data.sizeInBytes();
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }

    /** {@return the file's MIME type; empty if there is none} */
    public Optional<String> contentType() {
        return Optional.ofNullable(data.contentType());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnonymizedFile that && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return data.hashCode();
    }

    /** {@return the file's id and size, without its path, which may name a person} */
    @Override
    public String toString() {
        return "AnonymizedFile{id=" + data.id() + ", sizeInBytes=" + data.sizeInBytes() + "}";
    }
}
