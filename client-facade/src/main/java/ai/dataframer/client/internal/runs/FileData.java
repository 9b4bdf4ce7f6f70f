package ai.dataframer.client.internal.runs;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** An anonymized file as it was read. */
public record FileData(
        @Nullable String id,
        @Nullable String path,
        @Nullable Long sizeInBytes,
        @Nullable String contentType) implements Serializable {}
