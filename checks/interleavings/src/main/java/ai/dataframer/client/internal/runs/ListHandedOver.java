package ai.dataframer.client.internal.runs;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import ai.dataframer.client.generated.model.DetectedEntityDto;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** {@link EntityColumns}: one thread reads entities, another one gets the list by a plain field. */
@JCStressTest
@Outcome(id = "none", expect = ACCEPTABLE, desc = "the list has not arrived")
@Outcome(id = "1 EMAIL 7", expect = ACCEPTABLE, desc = "the list has arrived, with all that is in it")
@Outcome(expect = FORBIDDEN, desc = "the list has arrived in parts: it is not safe to pass it on")
@State
public class ListHandedOver {
    private @Nullable List<EntityData> shared;

    @Actor
    public void read() {
        var columns = new EntityColumns.Builder();
        var entity = new DetectedEntityDto();
        entity.setLabel("EMAIL");
        entity.setStart(7L);
        columns.add(entity);
        shared = ((EntityColumns) columns.list()).data();
    }

    @Actor
    public void use(L_Result result) {
        List<EntityData> entities = shared;
        result.r1 = entities == null ? "none" : text(entities);
    }

    private static String text(List<EntityData> entities) {
        EntityData entity = entities.get(0);
        return entities.size() + " " + entity.label() + " " + entity.start().orElse(0);
    }
}
