package consumer

import ai.dataframer.client.DataframerClient
import java.util.UUID
import kotlinx.coroutines.future.await

/** Cancelling the coroutine cancels the wait. */
suspend fun summary(client: DataframerClient, runId: UUID): Map<String, Long> {
    val run = client.anonymizationRuns().awaitCompletionAsync(runId).await()
    val dataset: String = run.datasetName().orElse("unnamed")
    return run.requireSucceeded().entitySummary().mapKeys { (label, _) -> "$dataset: $label" }
}
