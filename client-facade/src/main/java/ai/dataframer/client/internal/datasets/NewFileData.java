package ai.dataframer.client.internal.datasets;

import ai.dataframer.client.internal.http.FileSource;
import org.jspecify.annotations.Nullable;

/** A file of a dataset to create, and its folder if the dataset has folders. */
public record NewFileData(@Nullable String folder, FileSource file) {}
