package ai.dataframer.client.internal.runs;

import ai.dataframer.client.generated.api.DataframerApi;
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

/** The operations on runs: what each request looks like, by the generated Retrofit interface, and how its answer is read. */
public final class RunOperations {
    /**
     * One for all clients. In a JVM that has just started Gson takes its time to look at the models, and OkHttp to read the trust
     * store: a thread of its own lets both happen at once.
     */
    private static final CompletableFuture<RunDecoder> DECODER =
            CompletableFuture.supplyAsync(RunDecoder::new, task -> new Thread(task, "dataframer-start").start());

    private final RunRequests requests;
    private final RunDecoder decoder;

    private RunOperations(Transport transport) {
        decoder = DECODER.join();
        requests = new RunRequests(new Retrofit.Builder()
                .baseUrl(transport.baseUrl())
                .callFactory(transport.callFactory())
                .addConverterFactory(GsonConverterFactory.create(decoder.gson()))
                .build()
                .create(DataframerApi.class));
    }

    /** Starts to look at the models, on a thread of its own. */
    public static void warmUp() {
        // loading this class does it
    }

    /** Returns the operations of the service that {@code transport} reaches. */
    public static RunOperations of(Transport transport) {
        return new RunOperations(transport);
    }

    /** Returns the creation of a run. */
    public Operation<Answer<RunData>> create(NewRunData run) {
        return Operation.once(
                () -> requests.create(run),
                response -> Answer.of(
                        response, decode(decoder, null, response.body().charStream(), response)),
                "the run may exist: look for it with list() before you create it again");
    }

    /** Returns the reading of the list of runs. */
    public Operation<List<SummaryData>> list() {
        return Operation.repeatable(
                requests::list,
                response -> decoder.decodeList(response.body().charStream(), () -> Answer.describe(response)));
    }

    /** Returns the reading of a run. */
    public Operation<Answer<RunData>> retrieve(UUID id) {
        return Operation.repeatable(
                () -> requests.retrieve(id),
                response ->
                        Answer.of(response, decode(decoder, id, response.body().charStream(), response)));
    }

    /** Returns the reading of a run together with the text of the answer. */
    public Operation<Answer<RawRun>> retrieveRaw(UUID id) {
        return Operation.repeatable(() -> requests.retrieve(id), response -> {
            String text = response.body().string();
            return Answer.of(response, new RawRun(decode(decoder, id, new StringReader(text), response), text));
        });
    }

    /**
     * Returns the reading of a run without its entities: each is handed to {@code consumer} as soon as it is read, and none of them
     * twice. The operation is good for one call.
     */
    public Operation<Answer<RunData>> retrieveStreaming(UUID id, Consumer<? super EntityData> consumer) {
        var handOver = new HandOver(consumer);
        var streaming = new RunDecoder(() -> handOver);
        return Operation.repeatable(() -> requests.retrieve(id), new ResponseReader<>() {
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
