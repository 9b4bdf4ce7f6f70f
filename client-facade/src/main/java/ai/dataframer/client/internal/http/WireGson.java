package ai.dataframer.client.internal.http;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** The Gson that reads the generated models. */
final class WireGson {
    private WireGson() {}

    /** @throws IllegalStateException if the program brings a Gson that is too old */
    static Gson create() {
        try {
            return Settings.gson();
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
        static Gson gson() {
            return new GsonBuilder()
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
}
