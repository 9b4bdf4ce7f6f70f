package ai.dataframer.client;

import ai.dataframer.client.internal.datasets.NewDatasetData;
import ai.dataframer.client.internal.datasets.NewFileData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A seed dataset to {@linkplain SeedDatasets#create create}: a name, and either one file, several files, files in folders,
 * or a ZIP of any of these. Its type follows from the files. Immutable.
 *
 * <pre>{@code
 * NewSeedDataset dataset = NewSeedDataset.builder()
 *         .name("support tickets, October")
 *         .file(UploadFile.of(Path.of("monday.txt")))
 *         .file(UploadFile.of(Path.of("tuesday.txt")))
 *         .build();
 * }</pre>
 *
 * <p>The service has limits, and refuses what exceeds them with status 400. This class does not check them, because the
 * service may change them. Its documentation says: one file is CSV, JSON or JSONL, with at least two rows and at most 50 MB.
 * Several files are TXT, MD, JSON, CSV, JSONL or PDF, at most 1 MB each and 50 MB in all, 2 to 1,000 files. Folders are at
 * least two, with at most 20 files each.
 */
public final class NewSeedDataset {
    private final NewDatasetData data;

    private NewSeedDataset(NewDatasetData data) {
        this.data = data;
    }

    /**
     * {@return a dataset of one file}
     *
     * @param name name of the dataset, which no other dataset of the account has
     * @param file the file, which is opened when it is sent
     * @throws IllegalArgumentException if the name is blank
     */
    public static NewSeedDataset of(String name, Path file) {
        return builder().name(name).file(UploadFile.of(file)).build();
    }

    /** {@return a builder; a name and a file have no default} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the name} */
    public String name() {
        return data.name();
    }

    /** {@return the description; empty if there is none} */
    public Optional<String> description() {
        return Optional.ofNullable(data.description());
    }

    /** {@return the type; empty for a ZIP, in which the service finds it} */
    public Optional<DatasetType> type() {
        return Optional.ofNullable(data.type()).map(DatasetType::of);
    }

    NewDatasetData data() {
        return data;
    }

    /** {@return the type and the number of files, without names} */
    @Override
    public String toString() {
        return "NewSeedDataset{type=" + type().map(DatasetType::name).orElse("ZIP") + ", files="
                + data.files().size() + "}";
    }

    /**
     * Builds a {@link NewSeedDataset}. Each setter checks its value at once and rejects null with a {@link
     * NullPointerException}. Not thread-safe.
     */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable String description;
        private final List<NewFileData> files = new ArrayList<>();
        private final List<NewFileData> filesInFolders = new ArrayList<>();
        private final List<NewFileData> zips = new ArrayList<>();

        private Builder() {}

        /**
         * Sets the name.
         *
         * @param name a name that no other dataset of the account has
         * @return this builder
         * @throws IllegalArgumentException if it is blank
         */
        public Builder name(String name) {
            this.name = requireText("name", name);
            return this;
        }

        /**
         * Sets the description; none by default.
         *
         * @param description any text
         * @return this builder
         */
        public Builder description(String description) {
            this.description = Objects.requireNonNull(description, "description == null");
            return this;
        }

        /**
         * Adds a file. A single one has all samples; of several ones each is a sample.
         *
         * @param file the file
         * @return this builder
         */
        public Builder file(UploadFile file) {
            files.add(new NewFileData(null, file.source()));
            return this;
        }

        /**
         * Adds a file in a folder. Each folder is a sample.
         *
         * @param folder name of the folder
         * @param file the file
         * @return this builder
         * @throws IllegalArgumentException if the folder's name is blank
         */
        public Builder file(String folder, UploadFile file) {
            filesInFolders.add(new NewFileData(requireText("folder", folder), file.source()));
            return this;
        }

        /**
         * Sets a ZIP that has everything. The service finds the type in it: one file, several files, or folders.
         *
         * @param zip the ZIP file
         * @return this builder
         */
        public Builder zip(UploadFile zip) {
            zips.add(new NewFileData(null, zip.source()));
            return this;
        }

        /**
         * {@return the dataset to create}
         *
         * @throws IllegalStateException if there is no name or no file, or if files, files in folders and a ZIP are mixed
         */
        public NewSeedDataset build() {
            if (name == null) {
                throw new IllegalStateException("no name: call name(..)");
            }
            if (!files.isEmpty() && !filesInFolders.isEmpty()) {
                throw new IllegalStateException(
                        "some files have a folder and some have none: give each one a folder," + " or none");
            }
            if (zips.size() > 1) {
                throw new IllegalStateException("a dataset has one ZIP at most: call zip(..) once");
            }
            if (!zips.isEmpty() && files.size() + filesInFolders.size() > 0) {
                throw new IllegalStateException("a ZIP has all files of its dataset: call either zip(..) or file(..)");
            }
            if (!zips.isEmpty()) {
                return new NewSeedDataset(new NewDatasetData(name, description, null, List.copyOf(zips)));
            }
            if (!filesInFolders.isEmpty()) {
                return of(name, DatasetType.MULTI_FOLDER, filesInFolders);
            }
            if (files.isEmpty()) {
                throw new IllegalStateException("no file: call file(..) or zip(..)");
            }
            return of(name, files.size() == 1 ? DatasetType.SINGLE_FILE : DatasetType.MULTI_FILE, files);
        }

        private NewSeedDataset of(String name, DatasetType type, List<NewFileData> files) {
            return new NewSeedDataset(new NewDatasetData(name, description, type.name(), List.copyOf(files)));
        }

        private static String requireText(String setter, String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException(setter + " is blank: \"" + text + "\"");
            }
            return text;
        }
    }
}
