package ai.dataframer.client.internal.runs;

import ai.dataframer.client.generated.api.DataframerApi;
import ai.dataframer.client.generated.api.PlainTextParts;
import ai.dataframer.client.internal.Rethrow;
import ai.dataframer.client.internal.http.Answer;
import ai.dataframer.client.internal.http.Operation;
import ai.dataframer.client.internal.http.ResponseReader;
import ai.dataframer.client.internal.http.Transport;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

/** The operations on runs: their requests, created by the generated Retrofit interface, and the reading of their responses. */
public final class RunOperations {
    private static final String RETRIEVE = "retrieve";

    /**
     * Shared by all clients. In a new JVM, Gson takes time to inspect the models, and OkHttp to read the trust store; a second
     * thread lets both happen at once.
     */
    private static final CompletableFuture<RunDecoder> DECODER =
            CompletableFuture.supplyAsync(RunDecoder::new, task -> new Thread(task, "dataframer-start").start());

    private final RunRequests requests;
    private final RunDecoder decoder;

    private RunOperations(Transport transport) {
        decoder = decoder();
        requests = new RunRequests(new Retrofit.Builder()
                .baseUrl(transport.baseUrl())
                .callFactory(transport.callFactory())
                .addConverterFactory(new PlainTextParts())
                .addConverterFactory(GsonConverterFactory.create(decoder.gson()))
                .build()
                .create(DataframerApi.class));
    }

    /** Starts to inspect the models, on a second thread. */
    public static void warmUp() {
        // loading this class starts it
    }

    /** Returns the operations of the service behind {@code transport}. */
    public static RunOperations of(Transport transport) {
        return new RunOperations(transport);
    }

    /** Returns the run in a JSON text; see {@link RunDecoder#decode(String)}. */
    public static RunData fromJson(String text) {
        return decoder().decode(text);
    }

    /** Throws what has kept the decoder from being created, such as an {@link IllegalStateException} about an old Gson, unchanged. */
    private static RunDecoder decoder() {
        return Rethrow.join(DECODER);
    }

    /** Returns the operation that creates a run. */
    public Operation<Answer<RunData>> create(NewRunData run) {
        return Operation.once(
                "create",
                () -> requests.create(run),
                response -> Answer.of(
                        response, decode(decoder, null, response.body().charStream(), response)),
                "the run may exist: look for it with list() before you create it again");
    }

    /** Returns the operation that lists the runs. */
    public Operation<List<SummaryData>> list() {
        return Operation.idempotent(
                "list",
                requests::list,
                response -> decoder.decodeList(response.body().charStream(), () -> Answer.describe(response)));
    }

    /** Returns the operation that reads a run. */
    public Operation<Answer<RunData>> retrieve(UUID id) {
        return Operation.idempotent(
                RETRIEVE,
                () -> requests.retrieve(id),
                response ->
                        Answer.of(response, decode(decoder, id, response.body().charStream(), response)));
    }

    /** Returns the operation that reads a run together with the text of the response. */
    public Operation<Answer<RawRun>> retrieveRaw(UUID id) {
        return Operation.idempotent(RETRIEVE, () -> requests.retrieve(id), response -> {
            String text = response.body().string();
            return Answer.of(response, new RawRun(decode(decoder, id, new StringReader(text), response), text));
        });
    }

    /**
     * Returns the operation that reads a run without its entities. Each entity is passed to {@code consumer} as soon as it is
     * read, and none twice. The operation can be used for one call only.
     */
    public Operation<Answer<RunData>> retrieveStreaming(UUID id, Consumer<? super EntityData> consumer) {
        var handOver = new HandOver(consumer);
        var streaming = new RunDecoder(() -> handOver);
        return Operation.idempotent(RETRIEVE, () -> requests.retrieve(id), new ResponseReader<>() {
            @Override
            public Answer<RunData> read(Response response) throws IOException {
                return Answer.of(response, decode(streaming, id, response.body().charStream(), response));
            }

            @Override
            public boolean canReadAgain() {
                return !handOver.hasBegun();
            }

            @Override
            public RuntimeException explain(RuntimeException failure) {
                return handOver.explain(failure);
            }
        });
    }

    private static RunData decode(RunDecoder decoder, @Nullable UUID id, Reader text, Response response)
            throws IOException {
        return decoder.decode(id, text, () -> Answer.describe(response));
    }
}
