package ai.dataframer.compatibility;

import com.google.gson.Gson;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import okhttp3.HttpUrl;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

/** What is generated from a checkout's contract, compiled and loaded, with Retrofit as the facade sets it up. */
final class GeneratedClient implements AutoCloseable {
    /** Leaves out what is null: a class that serves two pages has properties that one of them lacks. */
    static final Gson GSON = new Gson();

    private static final String API = "ai.dataframer.client.generated.api.";

    private final URLClassLoader loader;
    private final Class<?> api;

    private GeneratedClient(URLClassLoader loader, Class<?> api) {
        this.loader = loader;
        this.api = api;
    }

    static GeneratedClient of(Checkout checkout, Path folder) throws IOException, ReflectiveOperationException {
        Path sources = folder.resolve("generated");
        Path classes = folder.resolve("generated-classes");
        Generation.run(checkout.document("generator.json"), sources);
        Compilation.run(sources, classes, List.of());
        URL[] path = {classes.toUri().toURL()};
        URLClassLoader loader = new URLClassLoader(path, GeneratedClient.class.getClassLoader());
        return new GeneratedClient(loader, loader.loadClass(API + "DataframerApi"));
    }

    List<Method> methods() {
        return Arrays.stream(api.getMethods())
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::getParameterCount))
                .toList();
    }

    /** Returns the interface, whose calls go to {@code address}. */
    Object at(HttpUrl address) throws ReflectiveOperationException {
        Object texts = loader.loadClass(API + "PlainTextParts").getConstructor().newInstance();
        return new Retrofit.Builder()
                .baseUrl(address)
                .addConverterFactory((Converter.Factory) texts)
                .addConverterFactory(GsonConverterFactory.create(GSON))
                .validateEagerly(true)
                .build()
                .create(api);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
