package ai.dataframer.client.internal.http;

import ai.dataframer.client.generated.model.DetectedEntityDto;
import java.util.List;

/** Where the entities of one answer go, one by one, while they are read. */
interface EntitySink {
    void add(DetectedEntityDto entity);

    /** Returns the entities that stay with the answer. */
    List<DetectedEntityDto> list();
}
