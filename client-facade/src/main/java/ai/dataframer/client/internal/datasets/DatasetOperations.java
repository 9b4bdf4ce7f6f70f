package ai.dataframer.client.internal.datasets;

import ai.dataframer.client.generated.api.DataframerApi;
import ai.dataframer.client.generated.api.PlainTextParts;
import ai.dataframer.client.generated.model.SeedDatasetDto;
import ai.dataframer.client.internal.http.Answer;
import ai.dataframer.client.internal.http.Operation;
import ai.dataframer.client.internal.http.Progress;
import ai.dataframer.client.internal.http.Transport;
import ai.dataframer.client.internal.json.JsonDecoder;
import ai.dataframer.client.internal.json.WireGson;
import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.util.UUID;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

/** The operations on seed datasets. */
public final class DatasetOperations {
    private static final Gson GSON = WireGson.builder().create();

    private final DatasetRequests requests;

    private DatasetOperations(DatasetRequests requests) {
        this.requests = requests;
    }

    /** Returns the operations of the service behind {@code transport}. */
    public static DatasetOperations of(Transport transport) {
        return new DatasetOperations(new DatasetRequests(new Retrofit.Builder()
                .baseUrl(transport.baseUrl())
                .callFactory(transport.callFactory())
                .addConverterFactory(new PlainTextParts())
                .addConverterFactory(GsonConverterFactory.create(GSON))
                .build()
                .create(DataframerApi.class)));
    }

    /** Returns the operation that creates a dataset from its files, which each attempt reads anew. */
    public Operation<DatasetData> create(NewDatasetData dataset, Progress progress) {
        return Operation.once(
                "create dataset",
                () -> requests.create(dataset, progress),
                response -> decode(response, null),
                "the dataset may exist: look for its name, which is unique, before you create it again");
    }

    /** Returns the operation that reads a dataset. */
    public Operation<DatasetData> retrieve(UUID id) {
        return Operation.idempotent("retrieve dataset", () -> requests.retrieve(id), response -> decode(response, id));
    }

    private static DatasetData decode(Response response, @Nullable UUID requested) throws IOException {
        return Model.DECODER.decode(
                response.body().charStream(),
                () -> Answer.describe(response),
                dataset -> DatasetMapping.toData(dataset, requested));
    }

    /** Inspected by Gson when the first dataset is read, so that programs without datasets do not wait for it. */
    private static final class Model {
        static final JsonDecoder<SeedDatasetDto> DECODER =
                new JsonDecoder<>(GSON, TypeToken.get(SeedDatasetDto.class), "a dataset");
    }
}
