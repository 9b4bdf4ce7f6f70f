package ai.dataframer.client.internal.http;

import ai.dataframer.client.generated.api.DataframerApi;
import ai.dataframer.client.polling.Scheduler;
import com.google.gson.Gson;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import okhttp3.Response;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

/**
 * Reads runs from the service. The generated Retrofit interface says what a request looks like; sending, retrying and reading are
 * done here. Thread-safe.
 */
public final class RunService implements AutoCloseable {
    private final Transport transport;
    private final DataframerApi requests;
    private final RunDecoder decoder;

    /**
     * Creates a service with its own threads and connections, but for those that {@code settings} brings.
     *
     * @throws IllegalArgumentException if the base URL is not one to send a key to
     */
    public RunService(TransportSettings settings) {
        var baseUrl = BaseUrl.of(settings.baseUrl(), settings.allowInsecureHttp());
        Gson gson = WireGson.create();
        transport = new Transport(settings);
        decoder = new RunDecoder(gson);
        requests = new Retrofit.Builder()
                .baseUrl(baseUrl)
                .callFactory(transport.client())
                .addConverterFactory(GsonConverterFactory.create(gson))
                .build()
                .create(DataframerApi.class);
    }

    /** Returns {@code mapping} of the run's answer. */
    public <T> T retrieve(UUID id, CallOptions options, Function<Answer<RunData>, T> mapping) {
        return exchange(id, options, reading(id, mapping)).execute();
    }

    /** Returns a future of what {@link #retrieve} returns; to cancel it cancels the request. */
    public <T> CompletableFuture<T> retrieveAsync(UUID id, CallOptions options, Function<Answer<RunData>, T> mapping) {
        return exchange(id, options, reading(id, mapping)).enqueue();
    }

    /** Returns {@code mapping} of the run's answer with the text of its body beside the run. */
    public <T> T retrieveRaw(UUID id, CallOptions options, Function<Answer<RawRun>, T> mapping) {
        ResponseReader<T> reader = response -> {
            String text = response.body().string();
            var raw = new RawRun(decode(id, new StringReader(text), response), text);
            return mapping.apply(new Answer<>(response.code(), response.headers(), raw));
        };
        return exchange(id, options, reader).execute();
    }

    /** Ends {@code work} with an IllegalStateException when this service is closed. */
    public void track(CompletableFuture<?> work) {
        transport.track(work);
    }

    /** Returns the time and threads that this service lives by. */
    public Scheduler scheduler() {
        return transport.scheduler();
    }

    @Override
    public void close() {
        transport.close();
    }

    private <T> Exchange<T> exchange(UUID id, CallOptions options, ResponseReader<T> reader) {
        return new Exchange<>(
                transport, requests.retrieveAnonymizationRun(id.toString()).request(), reader, options);
    }

    private <T> ResponseReader<T> reading(UUID id, Function<Answer<RunData>, T> mapping) {
        return response -> {
            RunData run = decode(id, response.body().charStream(), response);
            return mapping.apply(new Answer<>(response.code(), response.headers(), run));
        };
    }

    private RunData decode(UUID id, Reader text, Response response) throws IOException {
        return decoder.decode(id, text, () -> Failures.describe(response));
    }
}
