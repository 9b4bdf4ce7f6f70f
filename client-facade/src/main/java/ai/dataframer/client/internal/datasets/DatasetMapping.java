package ai.dataframer.client.internal.datasets;

import static ai.dataframer.client.internal.json.Values.id;
import static ai.dataframer.client.internal.json.Values.instant;
import static ai.dataframer.client.internal.json.Values.list;

import ai.dataframer.client.generated.model.SeedDatasetDto;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps the generated models to values of JDK types. */
final class DatasetMapping {
    private DatasetMapping() {}

    /** Takes the requested id, or null if the dataset must have an id of its own. */
    static DatasetData toData(SeedDatasetDto dataset, @Nullable UUID requested) {
        return new DatasetData(
                id(dataset.getId(), requested, "a dataset", "$.id"),
                dataset.getName(),
                dataset.getDescription(),
                dataset.getDatasetType(),
                dataset.getFileCount(),
                dataset.getFolderCount(),
                list(
                        dataset.getFiles(),
                        file -> new DatasetFileData(
                                file.getId(), file.getPath(), file.getFileType(), file.getSizeBytes())),
                instant(dataset.getCreatedAt(), "$.created_at"),
                instant(dataset.getUpdatedAt(), "$.updated_at"),
                dataset.getCreatedByEmail());
    }
}
