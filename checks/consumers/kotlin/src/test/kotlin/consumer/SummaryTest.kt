package consumer

import ai.dataframer.client.DataframerClient
import ai.dataframer.client.testing.DataframerStubs
import ai.dataframer.client.testing.StubRun
import java.util.UUID
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

class SummaryTest {
    private val runId = UUID.fromString("182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e")

    @Test
    fun summary_runThatTakesItsTime_countsItsEntities() {
        DataframerStubs.start().use { dataframer ->
            dataframer.stub(StubRun.of(runId).processing(1).succeeded { it.entity("PERSON", 0, 10, 0.98) })
            DataframerClient.builder().apiKey("test-key").baseUrl(dataframer.baseUrl()).build().use { client ->
                assertEquals(listOf(1L), runBlocking { summary(client, runId) }.values.toList())
            }
        }
    }
}
