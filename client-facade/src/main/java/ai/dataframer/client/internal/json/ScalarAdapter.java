package ai.dataframer.client.internal.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON scalars of one type. Gson would convert between numbers and strings; here a wrong type is an error. */
final class ScalarAdapter<T> extends TypeAdapter<T> {
    /** Reads the value; any exception means that it is unreadable. */
    interface Parser<T> {
        T parse(JsonReader in) throws IOException;
    }

    private final String kind;
    private final JsonToken expected;
    private final Parser<T> parser;

    ScalarAdapter(String kind, JsonToken expected, Parser<T> parser) {
        this.kind = kind;
        this.expected = expected;
        this.parser = parser;
    }

    @Override
    public @Nullable T read(JsonReader in) throws IOException {
        JsonToken found = in.peek();
        if (found == JsonToken.NULL) {
            in.nextNull();
            return null;
        }
        if (found != expected) {
            throw new UnexpectedValueException(
                    "expected " + kind + ", found " + found.name().toLowerCase(Locale.ROOT));
        }
        try {
            return parser.parse(in);
        } catch (RuntimeException e) { // its message contains the value, which could be personal data
            throw new UnexpectedValueException("expected " + kind + ", found one that cannot be read");
        }
    }

    @Override
    public void write(JsonWriter out, @Nullable T value) throws IOException {
        if (value instanceof Number number) {
            out.value(number);
        } else {
            out.value(value == null ? null : value.toString());
        }
    }
}
