package ai.dataframer.client.internal.http;

import ai.dataframer.client.generated.api.DataframerApi;
import ai.dataframer.client.polling.Scheduler;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.Response;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

/**
 * Reads runs from the service. The generated Retrofit interface says what a request looks like; sending, retrying and reading are
 * done here. Thread-safe.
 */
public final class RunService implements AutoCloseable {
    /**
     * One for all clients. In a JVM that has just started Gson takes its time to look at the models, and OkHttp to read the trust
     * store: a thread of its own lets both happen at once.
     */
    private static final CompletableFuture<RunDecoder> DECODER = CompletableFuture.supplyAsync(
            () -> new RunDecoder(WireGson.create()), task -> new Thread(task, "dataframer-start").start());

    private final Transport transport;
    private final RunRequests requests;
    private final RunDecoder decoder;

    /**
     * Creates a service with its own threads and connections, but for those that {@code settings} brings.
     *
     * @throws IllegalArgumentException if the base URL is not one to send a key to
     */
    public RunService(TransportSettings settings) {
        var baseUrl = BaseUrl.of(settings.baseUrl(), settings.allowInsecureHttp());
        transport = new Transport(settings);
        decoder = DECODER.join();
        var retrofit = new Retrofit.Builder()
                .baseUrl(baseUrl)
                .callFactory(transport.client())
                .addConverterFactory(GsonConverterFactory.create(decoder.gson()))
                .build();
        requests = new RunRequests(retrofit.create(DataframerApi.class));
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
            var raw = new RawRun(decode(decoder, id, new StringReader(text), response), text);
            return mapping.apply(answer(response, raw));
        };
        return exchange(id, options, reader).execute();
    }

    /**
     * Returns {@code mapping} of the run's answer without its entities: each is handed to {@code consumer} as soon as it is read,
     * and none of them twice.
     */
    public <T> T retrieveStreaming(
            UUID id, CallOptions options, Consumer<? super EntityData> consumer, Function<Answer<RunData>, T> mapping) {
        var handOver = new HandOver(consumer);
        RunDecoder streaming = decoder.into(handOver);
        var reader = new ResponseReader<T>() {
            @Override
            public T read(Response response) throws IOException {
                return mapping.apply(
                        answer(response, decode(streaming, id, response.body().charStream(), response)));
            }

            @Override
            public boolean canReadAgain() {
                return !handOver.hasBegun();
            }
        };
        try {
            return exchange(id, options, reader).execute();
        } catch (RuntimeException e) {
            throw handOver.explain(e);
        }
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
        return new Exchange<>(transport, requests.of(id), reader, options);
    }

    private <T> ResponseReader<T> reading(UUID id, Function<Answer<RunData>, T> mapping) {
        return response -> mapping.apply(
                answer(response, decode(decoder, id, response.body().charStream(), response)));
    }

    private static RunData decode(RunDecoder decoder, UUID id, Reader text, Response response) throws IOException {
        return decoder.decode(id, text, () -> Failures.describe(response));
    }

    private static <T> Answer<T> answer(Response response, T body) {
        return new Answer<>(response.code(), response.headers(), body);
    }
}
