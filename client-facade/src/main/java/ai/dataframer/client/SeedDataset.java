package ai.dataframer.client;

import ai.dataframer.client.internal.datasets.DatasetData;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seed dataset, whose samples a run anonymizes. Immutable. No method returns null: a value that the service left out is
 * empty.
 */
public final class SeedDataset {
    private final DatasetData data;
    private final List<SeedDatasetFile> files;

    SeedDataset(DatasetData data) {
        this.data = data;
        files = data.files().stream().map(SeedDatasetFile::new).toList();
    }

    /** {@return the dataset's id} */
    public UUID id() {
        return data.id();
    }

    /** {@return the name, which no other dataset of the account has} */
    public Optional<String> name() {
        return Optional.ofNullable(data.name());
    }

    /** {@return the description} */
    public Optional<String> description() {
        return Optional.ofNullable(data.description());
    }

    /** {@return the type, or {@link DatasetType#UNKNOWN} if it is missing or this version does not know it} */
    public DatasetType type() {
        return DatasetType.of(data.type());
    }

    /**
     * {@return the type as the service wrote it, even if this version does not know it; {@code "UNKNOWN"} if it is
     * missing}
     */
    public String typeAsString() {
        return Objects.requireNonNullElse(data.type(), DatasetType.UNKNOWN.name());
    }

    /** {@return the number of files} */
    public OptionalLong fileCount() {
        return optional(data.fileCount());
    }

    /** {@return the number of folders} */
    public OptionalLong folderCount() {
        return optional(data.folderCount());
    }

    /** {@return the files, unmodifiable} The service may leave them out where it has just created the dataset. */
    public List<SeedDatasetFile> files() {
        return files;
    }

    /** {@return the time at which the dataset was created} */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(data.createdAt());
    }

    /** {@return the time at which the dataset was last changed} */
    public Optional<Instant> updatedAt() {
        return Optional.ofNullable(data.updatedAt());
    }

    /** {@return the e-mail address of the dataset's creator} It is personal data: {@link #toString} leaves it out. */
    public Optional<String> createdByEmail() {
        return Optional.ofNullable(data.createdByEmail());
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SeedDataset that && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return data.hashCode();
    }

    /** {@return the id and the type, without anything that could be personal data} */
    @Override
    public String toString() {
        return "SeedDataset{id=" + id() + ", type=" + typeAsString() + "}";
    }
}
