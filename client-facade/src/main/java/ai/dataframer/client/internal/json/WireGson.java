package ai.dataframer.client.internal.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** Gson for the generated models: a value of the wrong type is an error, and no number loses precision. */
public final class WireGson {
    private WireGson() {}

    /**
     * Returns a builder, to which the adapters of an operation can be added.
     *
     * @throws IllegalStateException if the program's Gson is too old
     */
    public static GsonBuilder builder() {
        try {
            return Settings.builder();
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "dataframer-client needs Gson 2.8.9 or newer, but the program has "
                            + Gson.class.getProtectionDomain().getCodeSource().getLocation()
                            + "; raise its com.google.code.gson:gson",
                    e);
        }
    }

    /** A separate class, because it cannot be loaded with an older Gson. */
    private static final class Settings {
        static GsonBuilder builder() {
            // Gson's default strictness: STRICT refuses an unescaped tab, which data that was cut may have, and takes a
            // tenth of the time
            return new GsonBuilder()
                    .setObjectToNumberStrategy(ToNumberPolicy.LAZILY_PARSED_NUMBER)
                    .registerTypeAdapterFactory(new MapsFromObjects())
                    .registerTypeAdapter(
                            String.class, new ScalarAdapter<>("a string", JsonToken.STRING, JsonReader::nextString))
                    .registerTypeAdapter(
                            Long.class, new ScalarAdapter<>("a whole number", JsonToken.NUMBER, JsonReader::nextLong))
                    .registerTypeAdapter(
                            Double.class,
                            new ScalarAdapter<>("a number", JsonToken.NUMBER, in -> Decimals.parse(in.nextString())));
        }
    }
}
