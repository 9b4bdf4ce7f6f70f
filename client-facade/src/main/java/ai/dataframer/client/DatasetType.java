package ai.dataframer.client;

import org.jspecify.annotations.Nullable;

/** How a seed dataset is divided into samples ({@code SeedDataset.dataset_type} in the contract). */
public enum DatasetType {
    /** One file with all samples. */
    SINGLE_FILE,
    /** Several files, each a sample. */
    MULTI_FILE,
    /** Several folders, each a sample. */
    MULTI_FOLDER,
    /** The service sent none, or one that this version does not know. {@link SeedDataset#typeAsString()} returns it. */
    UNKNOWN;

    static DatasetType of(@Nullable String text) {
        for (DatasetType type : values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        return UNKNOWN;
    }
}
