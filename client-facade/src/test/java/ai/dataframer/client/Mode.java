package ai.dataframer.client;

import ai.dataframer.client.internal.Rethrow;
import ai.dataframer.client.polling.PollListener;
import ai.dataframer.client.polling.PollingPolicy;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The two ways to call, so that every case runs in both. */
enum Mode {
    SYNC {
        @Override
        List<AnonymizationRunSummary> list(DataframerClient client) {
            return client.anonymizationRuns().list();
        }

        @Override
        AnonymizationRun create(DataframerClient client, NewAnonymizationRun run) {
            return client.anonymizationRuns().create(run);
        }

        @Override
        SeedDataset upload(SeedDatasets datasets, NewSeedDataset dataset, ProgressListener listener) {
            return datasets.create(dataset, listener);
        }

        @Override
        SeedDataset retrieveDataset(DataframerClient client, UUID datasetId) {
            return client.seedDatasets().retrieve(datasetId);
        }

        @Override
        AnonymizationRun retrieve(DataframerClient client, UUID runId) {
            return client.anonymizationRuns().retrieve(runId);
        }

        @Override
        ApiResponse<AnonymizationRun> retrieveWithResponse(DataframerClient client, UUID runId) {
            return client.anonymizationRuns().retrieveWithResponse(runId);
        }

        @Override
        AnonymizationRun await(
                AnonymizationRuns runs, UUID runId, PollingPolicy policy, PollListener<AnonymizationRun> listener) {
            return runs.awaitCompletion(runId, policy, listener);
        }
    },
    ASYNC {
        @Override
        List<AnonymizationRunSummary> list(DataframerClient client) {
            return get(client.anonymizationRuns().listAsync());
        }

        @Override
        AnonymizationRun create(DataframerClient client, NewAnonymizationRun run) {
            return get(client.anonymizationRuns().createAsync(run));
        }

        @Override
        SeedDataset upload(SeedDatasets datasets, NewSeedDataset dataset, ProgressListener listener) {
            return get(datasets.createAsync(dataset, listener));
        }

        @Override
        SeedDataset retrieveDataset(DataframerClient client, UUID datasetId) {
            return get(client.seedDatasets().retrieveAsync(datasetId));
        }

        @Override
        AnonymizationRun retrieve(DataframerClient client, UUID runId) {
            return get(client.anonymizationRuns().retrieveAsync(runId));
        }

        @Override
        ApiResponse<AnonymizationRun> retrieveWithResponse(DataframerClient client, UUID runId) {
            return get(client.anonymizationRuns().retrieveWithResponseAsync(runId));
        }

        @Override
        AnonymizationRun await(
                AnonymizationRuns runs, UUID runId, PollingPolicy policy, PollListener<AnonymizationRun> listener) {
            return get(runs.awaitCompletionAsync(runId, policy, listener));
        }
    };

    abstract List<AnonymizationRunSummary> list(DataframerClient client);

    abstract AnonymizationRun create(DataframerClient client, NewAnonymizationRun run);

    abstract SeedDataset upload(SeedDatasets datasets, NewSeedDataset dataset, ProgressListener listener);

    final SeedDataset upload(DataframerClient client, NewSeedDataset dataset) {
        return upload(client.seedDatasets(), dataset, (bytes, total) -> {});
    }

    abstract SeedDataset retrieveDataset(DataframerClient client, UUID datasetId);

    abstract AnonymizationRun retrieve(DataframerClient client, UUID runId);

    abstract ApiResponse<AnonymizationRun> retrieveWithResponse(DataframerClient client, UUID runId);

    abstract AnonymizationRun await(
            AnonymizationRuns runs, UUID runId, PollingPolicy policy, PollListener<AnonymizationRun> listener);

    final AnonymizationRun await(
            DataframerClient client, UUID runId, PollingPolicy policy, PollListener<AnonymizationRun> listener) {
        return await(client.anonymizationRuns(), runId, policy, listener);
    }

    final AnonymizationRun await(DataframerClient client, UUID runId) {
        return await(client, runId, PollingPolicy.defaults(), event -> {});
    }

    /** Returns the future's value, or throws its failure as a synchronous call would. */
    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw Rethrow.as(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the call did not end", e);
        }
    }
}
