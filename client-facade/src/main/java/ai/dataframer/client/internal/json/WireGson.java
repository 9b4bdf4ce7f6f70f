package ai.dataframer.client.internal.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** Gson for the generated models: a value of another type than the contract's is an error, and no number loses a digit. */
public final class WireGson {
    private WireGson() {}

    /**
     * Returns a builder to add what the models of an operation need.
     *
     * @throws IllegalStateException if the program brings a Gson that is too old
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

    /** Cannot be loaded with an older Gson, hence a class of its own. */
    private static final class Settings {
        static GsonBuilder builder() {
            return new GsonBuilder()
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
}
