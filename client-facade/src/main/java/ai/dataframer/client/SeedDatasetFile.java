package ai.dataframer.client;

import ai.dataframer.client.internal.datasets.DatasetFileData;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A file of a seed dataset ({@code SeedDataset.files} in the contract). Immutable. */
public final class SeedDatasetFile {
    private final DatasetFileData data;

    SeedDatasetFile(DatasetFileData data) {
        this.data = data;
    }

    /** {@return the file's id; empty if there is none} */
    public Optional<String> id() {
        return Optional.ofNullable(data.id());
    }

    /** {@return the file's name, with its folder if it has one; empty if there is none} */
    public Optional<String> path() {
        return Optional.ofNullable(data.path());
    }

    /** {@return the file's type, such as {@code csv}; empty if there is none} */
    public Optional<String> fileType() {
        return Optional.ofNullable(data.fileType());
    }

    /** {@return the file's size in bytes; empty if there is none} */
    public OptionalLong sizeInBytes() {
        Long size = data.sizeInBytes();
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SeedDatasetFile that && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return data.hashCode();
    }

    /** {@return the file's id and size, without its path, which may name a person} */
    @Override
    public String toString() {
        return "SeedDatasetFile{id=" + data.id() + ", sizeInBytes=" + data.sizeInBytes() + "}";
    }
}
