package ai.dataframer.client.internal.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** The Gson that reads the generated models. */
final class WireGson {
    private WireGson() {}

    static Gson create() {
        return new GsonBuilder()
                .setStrictness(Strictness.LEGACY_STRICT) // for a bare tab or half a surrogate pair costs no whole run
                .setObjectToNumberStrategy(ToNumberPolicy.LAZILY_PARSED_NUMBER)
                .registerTypeAdapterFactory(new MapsFromObjects())
                .registerTypeAdapterFactory(new EntityLists(EntityColumns.Builder::new))
                .registerTypeAdapter(
                        String.class, new ScalarAdapter<>("a string", JsonToken.STRING, JsonReader::nextString))
                .registerTypeAdapter(
                        Long.class, new ScalarAdapter<>("a whole number", JsonToken.NUMBER, JsonReader::nextLong))
                .registerTypeAdapter(
                        Double.class, new ScalarAdapter<>("a number", JsonToken.NUMBER, JsonReader::nextDouble))
                .create();
    }
}
