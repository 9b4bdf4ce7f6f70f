package ai.dataframer.client.internal.datasets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dataset to create.
 *
 * @param type null if the only file is a ZIP, whose type the service finds
 */
public record NewDatasetData(
        String name, @Nullable String description, @Nullable String type, List<NewFileData> files) {}
