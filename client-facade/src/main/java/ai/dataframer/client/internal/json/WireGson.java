package ai.dataframer.client.internal.json;

import com.google.gson.GsonBuilder;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** Gson for the generated models: a value of the wrong type is an error, and no number loses precision. */
public final class WireGson {
    private WireGson() {}

    /** Returns a builder, to which the adapters of an operation can be added. */
    public static GsonBuilder builder() {
        return new GsonBuilder()
                .setStrictness(
                        Strictness
                                .LEGACY_STRICT) // an unescaped tab or an unpaired surrogate must not fail the whole run
                .setObjectToNumberStrategy(ToNumberPolicy.LAZILY_PARSED_NUMBER)
                .registerTypeAdapterFactory(new MapsFromObjects())
                .registerTypeAdapter(
                        String.class, new ScalarAdapter<>("a string", JsonToken.STRING, JsonReader::nextString))
                .registerTypeAdapter(
                        Long.class, new ScalarAdapter<>("a whole number", JsonToken.NUMBER, JsonReader::nextLong))
                .registerTypeAdapter(
                        Double.class, new ScalarAdapter<>("a number", JsonToken.NUMBER, JsonReader::nextDouble));
    }
}
