package ai.dataframer.client.internal.http;

import ai.dataframer.client.generated.model.DetectedEntityDto;
import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads every list of entities into a sink, so that there is no more than one entity's object at a time. Gson reads each as the
 * contract has it; nulls are dropped.
 */
final class EntityLists implements TypeAdapterFactory {
    private static final TypeToken<?> TYPE = TypeToken.getParameterized(List.class, DetectedEntityDto.class);

    private final Supplier<? extends EntitySink> sinks;

    /** Takes what gives each list a sink of its own. */
    EntityLists(Supplier<? extends EntitySink> sinks) {
        this.sinks = sinks;
    }

    @Override
    @SuppressWarnings("unchecked") // T is List<DetectedEntityDto>
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        return type.equals(TYPE) ? (TypeAdapter<T>) new Adapter(gson.getAdapter(DetectedEntityDto.class)) : null;
    }

    private final class Adapter extends TypeAdapter<List<DetectedEntityDto>> {
        private final TypeAdapter<DetectedEntityDto> entities;

        Adapter(TypeAdapter<DetectedEntityDto> entities) {
            this.entities = entities;
        }

        @Override
        public @Nullable List<DetectedEntityDto> read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return null;
            }
            EntitySink sink = sinks.get();
            in.beginArray();
            while (in.hasNext()) {
                DetectedEntityDto entity = entities.read(in);
                if (entity != null) {
                    sink.add(entity);
                }
            }
            in.endArray();
            return sink.list();
        }

        @Override
        public void write(JsonWriter out, List<DetectedEntityDto> value) {
            throw new IllegalStateException("the client only reads");
        }
    }
}
