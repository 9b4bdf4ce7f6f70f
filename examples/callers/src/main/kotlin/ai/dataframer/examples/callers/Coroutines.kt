package ai.dataframer.examples.callers

import ai.dataframer.client.AnonymizationRun
import ai.dataframer.client.DataframerClient
import java.util.UUID
import kotlinx.coroutines.future.await

suspend fun DataframerClient.completedRun(runId: UUID): AnonymizationRun =
    anonymizationRuns().awaitCompletionAsync(runId).await()
