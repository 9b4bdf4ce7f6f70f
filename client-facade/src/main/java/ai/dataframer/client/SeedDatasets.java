package ai.dataframer.client;

import ai.dataframer.client.internal.datasets.DatasetOperations;
import ai.dataframer.client.internal.http.CallOptions;
import ai.dataframer.client.internal.http.Operation;
import ai.dataframer.client.internal.http.Transport;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The seed datasets of an account ({@code /api/dataframer/seed-datasets/} in the contract), which runs anonymize.
 * Thread-safe.
 *
 * <p>Retries, exceptions and cancellation are those of {@link AnonymizationRuns}.
 */
public final class SeedDatasets {
    private static final ProgressListener NO_LISTENER = (bytes, total) -> {};

    private final Transport transport;
    private final DatasetOperations operations;
    private final CallOptions settings;
    private final CallOptions uploadSettings;

    SeedDatasets(Transport transport, DatasetOperations operations, CallOptions settings, CallOptions uploadSettings) {
        this.transport = transport;
        this.operations = operations;
        this.settings = settings;
        this.uploadSettings = uploadSettings;
    }

    /**
     * {@return the same calls with these options} Options that are not set keep their current value.
     *
     * @param options the options to apply; {@link RequestOptions#timeout()} limits uploads too
     */
    public SeedDatasets withOptions(RequestOptions options) {
        Objects.requireNonNull(options, "options == null");
        return new SeedDatasets(transport, operations, options.over(settings), options.over(uploadSettings));
    }

    /**
     * Uploads the files of a dataset and returns the dataset; see {@link #create(NewSeedDataset, ProgressListener)}.
     *
     * @param dataset the dataset to create
     * @return the new dataset
     */
    public SeedDataset create(NewSeedDataset dataset) {
        return create(dataset, NO_LISTENER);
    }

    /**
     * Uploads the files of a dataset and returns the dataset. The files are read while they are sent, so their size does
     * not matter to memory. The request has a {@code Content-Length}.
     *
     * <p>There is no time limit for the whole call, unless {@link RequestOptions#timeout()} sets one. The call ends with a
     * {@link ai.dataframer.client.errors.RequestTimeoutException} if no byte has moved for the {@linkplain
     * DataframerClient.Builder#writeTimeout(java.time.Duration) write timeout}. If the service refuses the upload before it
     * has received all of it, its status reaches the caller.
     *
     * <p>An upload is never sent twice if the service may have carried out the first request. It is retried, as often as
     * other requests, only if the service surely did nothing: no connection, a connection that the service had closed
     * before the request was sent, a refused stream, or status 429. After any other connection failure, also one that an
     * interceptor reports, status 408 or 5xx, or a response that does not match the contract, the message says that the
     * dataset may exist, and {@code isTransient()} is false. The service accepts a name only once, so a second dataset does
     * not come of it if you create the dataset again under the same name.
     *
     * @param dataset the dataset to create
     * @param listener receives the progress, on the caller's thread
     * @return the new dataset
     * @throws ai.dataframer.client.errors.DataframerException also if a file cannot be read, or is not as long as it
     *     should be; it is not transient, and nothing was created
     */
    public SeedDataset create(NewSeedDataset dataset, ProgressListener listener) {
        return transport.execute(creation(dataset, listener), uploadSettings);
    }

    /**
     * Uploads the files of a dataset asynchronously; see {@link #create(NewSeedDataset, ProgressListener)}. Cancelling the
     * future ends the upload.
     *
     * @param dataset the dataset to create
     * @return a future of the new dataset
     */
    public CompletableFuture<SeedDataset> createAsync(NewSeedDataset dataset) {
        return createAsync(dataset, NO_LISTENER);
    }

    /**
     * Uploads the files of a dataset asynchronously; see {@link #create(NewSeedDataset, ProgressListener)}. Cancelling the
     * future ends the upload.
     *
     * @param dataset the dataset to create
     * @param listener receives the progress, on a thread of the HTTP client
     * @return a future of the new dataset
     */
    public CompletableFuture<SeedDataset> createAsync(NewSeedDataset dataset, ProgressListener listener) {
        return transport.enqueue(creation(dataset, listener), uploadSettings);
    }

    /**
     * {@return the dataset with its files}
     *
     * @param datasetId the dataset's id
     */
    public SeedDataset retrieve(UUID datasetId) {
        return transport.execute(retrieval(datasetId), settings);
    }

    /**
     * {@return a future of the dataset with its files}
     *
     * @param datasetId the dataset's id
     */
    public CompletableFuture<SeedDataset> retrieveAsync(UUID datasetId) {
        return transport.enqueue(retrieval(datasetId), settings);
    }

    private Operation<SeedDataset> creation(NewSeedDataset dataset, ProgressListener listener) {
        return operations.create(dataset.data(), new ProgressReport(listener)).map(SeedDataset::new);
    }

    private Operation<SeedDataset> retrieval(UUID datasetId) {
        return operations
                .retrieve(Objects.requireNonNull(datasetId, "datasetId == null"))
                .map(SeedDataset::new);
    }
}
