package ai.dataframer.client.internal.http;

import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.generated.model.AnonymizationRunDto;
import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads the JSON of a run while it streams in. Whatever is wrong with it becomes an {@link InvalidResponseException}. */
final class RunDecoder {
    private final Gson gson;
    private final TypeAdapter<AnonymizationRunDto> adapter;

    RunDecoder(Gson gson) {
        this.gson = gson;
        this.adapter = gson.getAdapter(AnonymizationRunDto.class);
    }

    Gson gson() {
        return gson;
    }

    /** Returns a decoder that puts the entities into {@code sink} instead of columns; good for one run. */
    RunDecoder into(EntitySink sink) {
        return new RunDecoder(gson.newBuilder()
                .registerTypeAdapterFactory(new EntityLists(() -> sink))
                .create());
    }

    /**
     * Returns the run in {@code text}.
     *
     * @param requested id to use where the answer has none
     * @param origin where the text came from, for the message
     * @throws IOException if {@code text} cannot be read to its end
     */
    RunData decode(UUID requested, Reader text, Supplier<String> origin) throws IOException {
        var source = new WatchedReader(text);
        JsonReader json = gson.newJsonReader(source);
        try {
            AnonymizationRunDto run = adapter.read(json);
            if (run == null) {
                throw new UnexpectedValueException("expected an object, found null");
            }
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new UnexpectedValueException("expected the end, found more");
            }
            return RunMapping.toData(run, requested);
        } catch (HandOver.ConsumerException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) { // Gson before 2.9 recurses into deep nesting
            source.rethrowFailure();
            String problem = "not the JSON of a run";
            String path = json.getPath();
            if (e instanceof UnexpectedValueException unexpected) {
                problem = unexpected.getMessage();
                path = unexpected.path() == null ? path : unexpected.path();
            }
            throw new InvalidResponseException(origin.get() + ": " + problem + " at " + path, path);
        }
    }
}
