package ai.dataframer.client.internal.json;

import com.google.gson.GsonBuilder;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** Gson for the generated models: a value of another type than the contract's is an error, and no number loses a digit. */
public final class WireGson {
    private WireGson() {}

    /** Returns a builder to add what the models of an operation need. */
    public static GsonBuilder builder() {
        return new GsonBuilder()
                .setStrictness(Strictness.LEGACY_STRICT) // for a bare tab or half a surrogate pair costs no whole run
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
