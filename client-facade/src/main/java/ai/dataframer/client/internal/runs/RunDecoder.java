package ai.dataframer.client.internal.runs;

import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.generated.model.AnonymizationRunDto;
import ai.dataframer.client.generated.model.AnonymizationRunSummaryDto;
import ai.dataframer.client.generated.model.DetectedEntityDto;
import ai.dataframer.client.internal.json.ElementLists;
import ai.dataframer.client.internal.json.ElementSink;
import ai.dataframer.client.internal.json.JsonDecoder;
import ai.dataframer.client.internal.json.WireGson;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads runs, which may have very many entities, and lists of runs. */
final class RunDecoder {
    private final Gson gson;
    private final JsonDecoder<AnonymizationRunDto> runs;
    private final JsonDecoder<List<@Nullable AnonymizationRunSummaryDto>> lists;

    /** Creates a decoder that stores the entities of each run in columns. */
    RunDecoder() {
        this(EntityColumns.Builder::new);
    }

    /** Creates a decoder that writes the entities of each list to a sink of its own. */
    RunDecoder(Supplier<? extends ElementSink<DetectedEntityDto>> sinks) {
        gson = WireGson.builder()
                .registerTypeAdapterFactory(new ElementLists<>(DetectedEntityDto.class, sinks))
                .create();
        runs = new JsonDecoder<>(gson, TypeToken.get(AnonymizationRunDto.class), "a run");
        lists = new JsonDecoder<>(gson, new TypeToken<>() {}, "a list of runs");
    }

    Gson gson() {
        return gson;
    }

    /**
     * Returns the run in {@code text}.
     *
     * @param requested id to use if the response has none; null if the response must have one
     * @param origin source of the text, for the message
     * @throws IOException if {@code text} cannot be read to its end
     * @throws InvalidResponseException if it is not the JSON of a run
     */
    RunData decode(@Nullable UUID requested, Reader text, Supplier<String> origin) throws IOException {
        return runs.decode(text, origin, run -> RunMapping.toData(run, requested));
    }

    /**
     * Returns the run in {@code text}, which is complete and has an id.
     *
     * @throws InvalidResponseException if it is not
     */
    RunData decode(String text) {
        String origin = "the JSON text";
        try {
            return decode(null, new StringReader(text), () -> origin);
        } catch (IOException e) { // the end of the text is the only one
            throw new InvalidResponseException(origin + ": " + e.getMessage(), null);
        }
    }

    /** Returns the runs in {@code text}; see {@link #decode(UUID, Reader, Supplier)}. */
    List<SummaryData> decodeList(Reader text, Supplier<String> origin) throws IOException {
        return lists.decode(text, origin, RunMapping::toData);
    }
}
