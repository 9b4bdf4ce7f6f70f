package ai.dataframer.examples.callers

import ai.dataframer.client.DataframerClient
import ai.dataframer.examples.callers.SilentService.RUN_ID
import kotlin.time.Duration.Companion.minutes
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.async
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestCoroutineScheduler
import kotlinx.coroutines.withTimeout
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout

@OptIn(ExperimentalCoroutinesApi::class)
@Timeout(30)
class CoroutinesTest {
    private val time = TestCoroutineScheduler()
    private val scope = CoroutineScope(StandardTestDispatcher(time))

    @Test
    fun completedRun_coroutineCancelled_cancelsTheRequest() = withSilentService { service, client ->
        val wait = scope.async { client.completedRun(RUN_ID) }
        time.runCurrent()
        service.awaitRequests(1)

        wait.cancel()
        time.runCurrent()

        service.awaitHangUps(1)
        service.assertNoRequestFollows(client)
    }

    @Test
    fun completedRun_withTimeout_cancelsTheRequest() = withSilentService { service, client ->
        val wait = scope.async { withTimeout(10.minutes) { client.completedRun(RUN_ID) } }
        time.runCurrent()
        service.awaitRequests(1)

        time.advanceUntilIdle()

        service.awaitHangUps(1)
        assertThat(wait.getCompletionExceptionOrNull()).isInstanceOf(TimeoutCancellationException::class.java)
        service.assertNoRequestFollows(client)
    }

    private fun withSilentService(test: (SilentService, DataframerClient) -> Unit) {
        SilentService().use { service -> service.client().use { client -> test(service, client) } }
    }
}
