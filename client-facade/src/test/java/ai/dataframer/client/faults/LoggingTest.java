package ai.dataframer.client.faults;

import static ai.dataframer.client.faults.RawReply.RUN_ID;
import static ai.dataframer.client.faults.RawReply.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.dataframer.client.Await;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.faults.RawReply.End;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollTimeoutException;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** What the log tells of requests and waits. */
@Isolated // the log is the JVM's
@Timeout(30)
class LoggingTest {
    private static final PollingPolicy EVERY_TEN_SECONDS = PollingPolicy.builder()
            .backoff(Backoff.fixed(Duration.ofSeconds(10)))
            .jitter(0)
            .build();

    private static List<String> logOfAWait(Level level, IntFunction<RawReply> replies) {
        try (LogCapture log = new LogCapture(level);
                RawService service = RawService.start(replies);
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl(service.baseUrl())
                        .scheduler(new VirtualScheduler())
                        .build()) {
            client.anonymizationRuns().awaitCompletion(RUN_ID, EVERY_TEN_SECONDS);
            // the caller may go on before the line is written
            Await.until(() -> !level.equals(Level.FINE) || lines(log).anyMatch(line -> line.startsWith("wait ended")));
            return lines(log).toList();
        }
    }

    private static Stream<String> lines(LogCapture log) {
        return log.records().stream()
                .filter(line -> line.getLoggerName().startsWith("ai.dataframer"))
                .map(LogRecord::getMessage);
    }

    private static RawReply status(int status) {
        return RawReply.of(head(status, "Content-Length: 0"));
    }

    @Test
    void awaitCompletion_atDebug_writesALinePerAttemptAndOneForTheWait() {
        List<String> lines = logOfAWait(Level.FINE, n -> switch (n) {
            case 1 -> RawReply.run("PROCESSING");
            case 2 -> status(503);
            case 3 -> RawReply.of("").then(End.RESET);
            default -> RawReply.run("SUCCEEDED");
        });

        String poll = "GET /api/dataframer/anonymization-runs/{id}/ attempt 1: ";
        assertThat(lines)
                .contains(
                        poll + "status 200, 70 bytes in 0 ms",
                        poll + "status 503, 0 bytes in 0 ms",
                        poll + "no answer, ConnectionException (SocketException) in 0 ms",
                        poll + "status 200, 69 bytes in 0 ms",
                        "wait ended after 4 polls in 30 s: AnonymizationRun{id=" + RUN_ID + ", status=SUCCEEDED}");
        assertThat(lines.stream().filter(line -> line.contains(RUN_ID.toString())))
                .hasSize(1);
    }

    @Test
    void awaitCompletion_outageOfMinutes_warnsOnceAndTellsThatTheServiceIsBack() {
        List<String> lines = logOfAWait(Level.WARNING, n -> n < 15 ? status(500) : RawReply.run("SUCCEEDED"));

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("127.0.0.1: no request has succeeded for 1 min")
                .endsWith(", the last one failed with ServerException; waits go on");
        assertThat(lines.get(1)).startsWith("127.0.0.1: the service is back after ");
    }

    @Test
    void awaitCompletion_hostThatDoesNotExist_warnsAtOnceWithItsCause() {
        PollingPolicy policy =
                EVERY_TEN_SECONDS.toBuilder().timeout(Duration.ofSeconds(50)).build();
        try (LogCapture log = new LogCapture(Level.WARNING);
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl("https://no-such-host.invalid")
                        .customizeOkHttp(http -> http.dns(host -> {
                            throw new UnknownHostException(host);
                        }))
                        .scheduler(new VirtualScheduler())
                        .build()) {
            assertThatThrownBy(() -> client.anonymizationRuns().awaitCompletion(RUN_ID, policy))
                    .isInstanceOf(PollTimeoutException.class);

            assertThat(lines(log))
                    .containsExactly("no-such-host.invalid: no answer to the first request"
                            + " (UnknownHostException: no-such-host.invalid); is the address right?");
        }
    }

    @Test
    void retrieveAsync_cancelledByItsOwner_isNoOutage() {
        var time = new VirtualScheduler();
        try (LogCapture log = new LogCapture(Level.FINE);
                RawService service = RawService.start(RawReply.of("").then(End.HANG));
                DataframerClient client = DataframerClient.builder()
                        .apiKey("test-key")
                        .baseUrl(service.baseUrl())
                        .scheduler(time)
                        .build()) {
            for (int i = 1; i <= 4; i++) {
                CompletableFuture<?> hanging = client.anonymizationRuns().retrieveAsync(RUN_ID);
                service.awaitRequests(i);
                hanging.cancel(false);
                service.awaitNoConnection();
                awaitLines(log, i);
                time.advance(Duration.ofMinutes(4));
            }

            assertThat(lines(log)).allMatch(line -> line.contains(" attempt 1: no answer, "));
        }
    }

    private static void awaitLines(LogCapture log, int count) {
        Await.until(() -> lines(log).count() >= count);
    }

    @Test
    void awaitCompletion_rateLimited_warnsThatTheClientSlowsDown() {
        RawReply limited = RawReply.of(RawReply.head(429, "Retry-After: 1", "Content-Length: 0"));
        List<String> lines = logOfAWait(Level.WARNING, n -> n < 3 ? limited : RawReply.run("SUCCEEDED"));

        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("the service refuses requests for their rate; this client now sends 4.5 per second");
    }
}
