package ai.dataframer.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.RateLimitException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.errors.ServerException;
import ai.dataframer.client.internal.Durations;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.VirtualScheduler;
import ai.dataframer.client.testing.ContractCheckedStubs;
import ai.dataframer.client.testing.StubAnswer;
import ai.dataframer.client.testing.StubRun;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class RetryTest {
    @RegisterExtension
    static final ContractCheckedStubs service = ContractCheckedStubs.start();

    /** A new one for each test: a request that timed out may arrive after its test, and would take another's answer. */
    private final UUID runId = UUID.randomUUID();

    private final VirtualScheduler time = new VirtualScheduler();

    private DataframerClient.Builder client() {
        return StubbedClient.builder(service).scheduler(time);
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_passingFailures_areRetriedTwice(Mode mode) {
        service.stub(StubRun.of(runId)
                .then(StubAnswer.serverError(503))
                .then(StubAnswer.connectionReset())
                .succeeded());

        try (DataframerClient client = client().build()) {
            assertThat(mode.retrieve(client, runId).isSucceeded()).isTrue();
        }
        assertThat(service.requestsFor(runId)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_moreFailuresThanRetries_throwsTheLast(Mode mode) {
        service.stub(StubRun.of(runId)
                .then(2, StubAnswer.connectionReset())
                .then(StubAnswer.serverError(502))
                .succeeded());

        try (DataframerClient client = client().build()) {
            assertThatThrownBy(() -> mode.retrieve(client, runId)).isInstanceOf(ServerException.class);
        }
        assertThat(service.requestsFor(runId)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_retryAfter_isKeptToAndIsLogged(Mode mode) {
        service.stub(StubRun.of(runId)
                .then(StubAnswer.rateLimited().withRetryAfter(Duration.ofSeconds(42)))
                .succeeded());
        var logged = new CopyOnWriteArrayList<String>();

        try (DataframerClient client = client().build()) {
            filtered(line -> logged.add(line.getMessage()), () -> mode.retrieve(client, runId));
        }
        Duration delay = Duration.ofNanos(time.nanoTime());
        assertThat(delay).isBetween(Duration.ofSeconds(42), Duration.ofMillis(50_400));
        String request = "GET /api/dataframer/anonymization-runs/{id}/";
        assertThat(logged)
                .contains(request + " attempt 1: status 429, 35 bytes in 0 ms")
                .contains(request + " attempt 2 follows in " + Durations.format(delay))
                .noneMatch(line -> line.contains(runId.toString()));
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_retryAfterPastTheCallTimeout_failsAtOnce(Mode mode) {
        service.stub(StubRun.of(runId).then(StubAnswer.rateLimited().withRetryAfter(Duration.ofSeconds(42))));

        try (DataframerClient client =
                client().callTimeout(Duration.ofSeconds(40)).build()) {
            assertThatThrownBy(() -> mode.retrieve(client, runId)).isInstanceOf(RateLimitException.class);
        }
        assertThat(service.requestsFor(runId)).isEqualTo(1);
        assertThat(time.nanoTime()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_maxRetries0_sendsOneRequest(Mode mode) {
        service.stub(StubRun.of(runId).then(StubAnswer.emptyAnswer()).succeeded());

        try (DataframerClient client = client().maxRetries(0).build()) {
            assertThatThrownBy(() -> mode.retrieve(client, runId))
                    .isInstanceOf(ConnectionException.class)
                    .hasMessageStartingWith("GET /api/dataframer/anonymization-runs/" + runId + "/ got no answer: ");
        }
        assertThat(service.requestsFor(runId)).isEqualTo(1);
    }

    @Test
    void requestOptions_maxRetriesAndHeader_holdForTheCall() {
        service.stub(StubRun.of(runId).then(StubAnswer.serverError()).succeeded());
        RequestOptions once =
                RequestOptions.builder().maxRetries(0).header("X-Trace", "t-1").build();

        try (DataframerClient client = client().build()) {
            assertThatThrownBy(
                            () -> client.anonymizationRuns().withOptions(once).retrieve(runId))
                    .isInstanceOf(ServerException.class);
        }
        assertThat(service.requestsOf(runId))
                .singleElement()
                .satisfies(request -> assertThat(request.getHeader("X-Trace")).isEqualTo("t-1"));
    }

    @ParameterizedTest
    @EnumSource
    void withOptions_ofWithOptions_addsToThem(Mode mode) {
        service.stub(StubRun.of(runId).then(StubAnswer.pending()).succeeded());
        RequestOptions first = RequestOptions.builder()
                .header("X-Trace", "t-1")
                .header("X-Team", "a")
                .build();
        RequestOptions second =
                RequestOptions.builder().header("x-trace", "t-2").build();

        try (DataframerClient client = client().build()) {
            AnonymizationRuns runs =
                    client.anonymizationRuns().withOptions(first).withOptions(second);
            mode.await(runs, runId, PollingPolicy.defaults(), event -> {});
        }
        assertThat(service.requestsOf(runId)).hasSize(2).allSatisfy(poll -> {
            assertThat(poll.header("X-Trace").values()).containsExactly("t-2");
            assertThat(poll.getHeader("X-Team")).isEqualTo("a");
        });
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_silentService_reachesTheReadTimeout(Mode mode) {
        service.stub(StubRun.of(runId).then(StubAnswer.hang()));

        try (DataframerClient client =
                client().readTimeout(Duration.ofMillis(50)).maxRetries(0).build()) {
            var e = catchThrowableOfType(RequestTimeoutException.class, () -> mode.retrieve(client, runId));

            assertThat(e.limit()).isEqualTo(Limit.READ);
            assertThat(e.value()).isEqualTo(Duration.ofMillis(50));
            assertThat(e).hasMessageEndingWith("/ reached its read timeout of 50 ms");
        }
    }

    @Test
    void requestOptions_timeout_limitsTheWholeCall() {
        service.stub(StubRun.of(runId).then(StubAnswer.hang()));
        RequestOptions hurried = RequestOptions.builder()
                .timeout(Duration.ofMillis(60))
                .maxRetries(0)
                .build();

        try (DataframerClient client = client().build()) {
            var e = catchThrowableOfType(
                    RequestTimeoutException.class,
                    () -> client.anonymizationRuns().withOptions(hurried).retrieve(runId));

            assertThat(e.limit()).isEqualTo(Limit.CALL);
            assertThat(e.value()).isEqualTo(Duration.ofMillis(60));
        }
    }

    @Test
    void retrieve_interruptedBetweenRetries_stopsWithTheFlagSet() {
        service.stub(StubRun.of(runId).then(StubAnswer.serverError()));

        try (DataframerClient client = client().build()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> client.anonymizationRuns().retrieve(runId))
                    .isInstanceOf(ai.dataframer.client.errors.DataframerException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(service.requestsFor(runId)).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void retry_logHandlerThatThrows_endsTheCallWithWhatItThrew(Mode mode) {
        service.stub(StubRun.of(runId).then(StubAnswer.serverError()).succeeded());
        var broken = new IllegalArgumentException("log handler");

        try (DataframerClient client = client().build()) {
            filtered(
                    logged -> {
                        throw broken;
                    },
                    () -> assertThatThrownBy(() -> mode.retrieve(client, runId)).isSameAs(broken));
        }
        assertThat(service.requestsFor(runId)).isEqualTo(1);
    }

    private static void filtered(Filter filter, Runnable call) {
        Logger logger = Logger.getLogger("ai.dataframer.client");
        logger.setLevel(Level.FINE);
        logger.setFilter(filter);
        try {
            call.run();
        } finally {
            logger.setFilter(null);
            logger.setLevel(null);
        }
    }

    @ParameterizedTest
    @EnumSource
    void retrieve_retryThatQueuesBehindARateLimit_endsAtTheCallTimeout(Mode mode) {
        StubAnswer limited = StubAnswer.rateLimited().withRetryAfter(Duration.ofSeconds(2));
        service.stub(StubRun.of(runId).then(limited).then(limited).then(limited).succeeded());

        try (DataframerClient client =
                client().callTimeout(Duration.ofSeconds(3)).maxRetries(5).build()) {
            assertThatThrownBy(() -> mode.retrieve(client, runId)).isInstanceOf(DataframerException.class);
            assertThat(Duration.ofNanos(time.nanoTime())).isLessThanOrEqualTo(Duration.ofSeconds(3));
        }
    }
}
