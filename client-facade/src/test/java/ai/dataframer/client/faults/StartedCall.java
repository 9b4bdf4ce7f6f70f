package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.RUN_ID;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.polling.PollingPolicy;
import java.util.concurrent.CompletableFuture;

/**
 * A call under way.
 *
 * @param outcome how it ends; of an asynchronous call the future that the client has returned
 * @param thread where a synchronous call runs
 * @param interrupted whether that thread's interrupt flag was set after the call
 */
record StartedCall(CompletableFuture<AnonymizationRun> outcome, Thread thread, CompletableFuture<Boolean> interrupted) {
    static StartedCall start(CallKind call, DataframerClient client, PollingPolicy policy) {
        return switch (call) {
            case RETRIEVE_ASYNC -> asynchronous(client.anonymizationRuns().retrieveAsync(RUN_ID));
            case AWAIT_COMPLETION_ASYNC ->
                asynchronous(client.anonymizationRuns().awaitCompletionAsync(RUN_ID, policy));
            case CREATE_ASYNC -> asynchronous(client.anonymizationRuns().createAsync(CallKind.NEW_RUN));
            case RETRIEVE, AWAIT_COMPLETION, CREATE -> synchronous(call, client, policy);
        };
    }

    private static StartedCall asynchronous(CompletableFuture<AnonymizationRun> outcome) {
        return new StartedCall(outcome, Thread.currentThread(), new CompletableFuture<>());
    }

    private static StartedCall synchronous(CallKind call, DataframerClient client, PollingPolicy policy) {
        var outcome = new CompletableFuture<AnonymizationRun>();
        var interrupted = new CompletableFuture<Boolean>();
        var thread = new Thread(() -> {
            try {
                AnonymizationRun run = call.call(client, policy);
                interrupted.complete(Thread.interrupted());
                outcome.complete(run);
            } catch (Throwable e) {
                interrupted.complete(Thread.interrupted());
                outcome.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return new StartedCall(outcome, thread, interrupted);
    }
}
