package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.RUN_ID;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.DetectionMethod;
import ai.dataframer.client.NewAnonymizationRun;
import ai.dataframer.client.internal.Rethrow;
import ai.dataframer.client.polling.PollingPolicy;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The ways to get a run. */
enum CallKind {
    RETRIEVE,
    RETRIEVE_ASYNC,
    AWAIT_COMPLETION,
    AWAIT_COMPLETION_ASYNC,
    CREATE,
    CREATE_ASYNC;

    static final NewAnonymizationRun NEW_RUN = NewAnonymizationRun.builder()
            .datasetId(new UUID(0, 1))
            .piiTypes("email")
            .detectionMethod(DetectionMethod.HEURISTICS)
            .build();

    boolean waits() {
        return this == AWAIT_COMPLETION || this == AWAIT_COMPLETION_ASYNC;
    }

    /** Returns true if the service must not carry this call out twice. */
    boolean creates() {
        return this == CREATE || this == CREATE_ASYNC;
    }

    /** Returns method and path. */
    String request() {
        String runs = "/api/dataframer/anonymization-runs/";
        return creates() ? "POST " + runs : "GET " + runs + RUN_ID + "/";
    }

    /** Returns the run, or throws what the call failed with. */
    AnonymizationRun call(DataframerClient client, PollingPolicy policy) {
        var runs = client.anonymizationRuns();
        return switch (this) {
            case RETRIEVE -> runs.retrieve(RUN_ID);
            case RETRIEVE_ASYNC -> get(runs.retrieveAsync(RUN_ID));
            case AWAIT_COMPLETION -> runs.awaitCompletion(RUN_ID, policy);
            case AWAIT_COMPLETION_ASYNC -> get(runs.awaitCompletionAsync(RUN_ID, policy));
            case CREATE -> runs.create(NEW_RUN);
            case CREATE_ASYNC -> get(runs.createAsync(NEW_RUN));
        };
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(15, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw Rethrow.as(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("the call did not end", e);
        }
    }
}
