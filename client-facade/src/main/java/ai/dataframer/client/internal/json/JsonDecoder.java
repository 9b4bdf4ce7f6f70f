package ai.dataframer.client.internal.json;

import ai.dataframer.client.errors.InvalidResponseException;
import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads one JSON value as it arrives. Invalid JSON becomes an {@link InvalidResponseException}; JSON that ends too early was
 * cut off, maybe where nobody noticed.
 */
public final class JsonDecoder<D> {
    private final Gson gson;
    private final TypeToken<D> type;
    private final TypeAdapter<D> adapter;
    private final String name;

    /** Takes the name of the value in messages, such as {@code "a run"}. */
    public JsonDecoder(Gson gson, TypeToken<D> type, String name) {
        this.gson = gson;
        this.type = type;
        this.adapter = gson.getAdapter(type);
        this.name = name;
    }

    /**
     * Returns the value in {@code text}, mapped.
     *
     * @param origin source of the text, for the message
     * @param mapping may throw {@link UnexpectedValueException}
     * @throws IOException if {@code text} cannot be read to its end, or ends too early
     */
    public <V> V decode(Reader text, Supplier<String> origin, Function<? super D, ? extends V> mapping)
            throws IOException {
        var source = new WatchedReader(text);
        JsonReader json = gson.newJsonReader(source);
        try {
            D value = adapter.read(json);
            if (value == null) {
                throw new UnexpectedValueException("expected " + name + ", found null");
            }
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new UnexpectedValueException("expected the end of the JSON, found more");
            }
            return mapping.apply(value);
        } catch (ConsumerException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) { // Gson before 2.9 recurses into deep nesting
            source.rethrowFailure();
            boolean isIncomplete = e instanceof EOFException
                    || e instanceof MalformedJsonException
                    || !json.getPath().equals("$");
            if (source.isAtEnd() && isIncomplete) {
                throw new EOFException("the JSON ends too early");
            }
            String problem = "not the JSON of " + name;
            String path = ModelPath.of(json.getPath(), type.getType());
            if (e instanceof UnexpectedValueException unexpected) {
                problem = unexpected.getMessage();
                path = unexpected.path() == null ? path : unexpected.path();
            }
            throw new InvalidResponseException(origin.get() + ": " + problem + " at " + path, path);
        }
    }
}
