package ai.dataframer.client.internal.json;

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
 * Reads each list of one element type into a sink, so that only one element exists as an object at a time. Gson's own adapter
 * reads the elements; nulls are dropped.
 */
public final class ElementLists<E> implements TypeAdapterFactory {
    private final Class<E> element;
    private final TypeToken<?> type;
    private final Supplier<? extends ElementSink<E>> sinks;

    /** Takes a supplier of a sink for each list. */
    public ElementLists(Class<E> element, Supplier<? extends ElementSink<E>> sinks) {
        this.element = element;
        this.type = TypeToken.getParameterized(List.class, element);
        this.sinks = sinks;
    }

    @Override
    @SuppressWarnings("unchecked") // T is List<E>
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> wanted) {
        return wanted.equals(type)
                ? (TypeAdapter<T>) new Adapter(
                        gson.getAdapter(element), (TypeAdapter<List<E>>) gson.getDelegateAdapter(this, wanted))
                : null;
    }

    private final class Adapter extends TypeAdapter<List<E>> {
        private final TypeAdapter<E> elements;
        private final TypeAdapter<List<E>> plain;

        Adapter(TypeAdapter<E> elements, TypeAdapter<List<E>> plain) {
            this.elements = elements;
            this.plain = plain;
        }

        @Override
        public @Nullable List<E> read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return null;
            }
            ElementSink<E> sink = sinks.get();
            in.beginArray();
            while (in.hasNext()) {
                E value = elements.read(in);
                if (value != null) {
                    sink.add(value);
                }
            }
            in.endArray();
            return sink.list();
        }

        @Override
        public void write(JsonWriter out, List<E> value) throws IOException {
            plain.write(out, value);
        }
    }
}
