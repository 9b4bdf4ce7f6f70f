package ai.dataframer.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.dataframer.client.AnonymizationRun;
import ai.dataframer.client.DataframerClient;
import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.DataframerException;
import ai.dataframer.client.errors.RateLimitException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import ai.dataframer.client.errors.ServerException;
import ai.dataframer.client.internal.Durations;
import ai.dataframer.client.polling.Backoff;
import ai.dataframer.client.polling.PollTimeoutException;
import ai.dataframer.client.polling.PollingPolicy;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@link Fault}, in every kind of call, as often as the client puts up with it and once more:
 *
 * <pre>
 * call                     faults    requests  outcome (of a fault after which the request is sent again)
 * retrieve, retrieveAsync  2         3         the run
 *                          3         3         the fault's exception
 * awaitCompletion, ..Async 1         2         the run: the second poll got it
 *                          2         2         the fault's exception: two polls in a row failed
 * create, createAsync      2         3         the run, if the fault says that the service did nothing
 *                          any       1         else the fault's exception, which says that the run may exist
 * </pre>
 *
 * A rate limit that lasts ends a wait at its deadline only.
 *
 * After any other fault one request is sent and its exception thrown. The time it takes is the sum of the delays, on a clock of
 * its own; nothing but read timeouts takes real time. Every body is closed and every connection given back.
 */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class FaultMatrixTest {
    private static final Duration READ_TIMEOUT = Duration.ofMillis(40);
    private static final Duration POLL_DELAY = Duration.ofSeconds(1);
    private static final PollingPolicy POLICY = PollingPolicy.builder()
            .backoff(Backoff.fixed(POLL_DELAY))
            .jitter(0)
            .timeout(Duration.ofMinutes(2))
            .maxConsecutiveFailures(2)
            .build();
    /** A body that comes byte by byte, long past every limit. */
    private static final RawReply ENDLESS = RawReply.of(
                    RawReply.head(200, "Content-Length: 1000000") + " ".repeat(1000000))
            .dribbled(2);

    private static final OkHttpClient SHARED = new OkHttpClient();

    private final LeakCheck leaks = new LeakCheck();
    private final ConnectionPool pool = new ConnectionPool();
    private final VirtualScheduler time = new VirtualScheduler();

    record Cell(Fault fault, CallKind call, boolean recovers) {
        int faults() {
            return recovers ? (call.waits() ? 1 : 2) : 1000;
        }

        boolean sendsAgain() {
            return fault.sendsAgain() && (fault.didNothing() || !call.creates());
        }

        int requests() {
            if (!sendsAgain()) {
                return 1;
            }
            return call.waits() ? 2 : 3;
        }

        /** Returns the sum of the delays, if each retry waits for {@code delay}. */
        Duration elapsed(Duration delay) {
            return (call.waits() ? Durations.max(delay, POLL_DELAY) : delay).multipliedBy(requests() - 1);
        }

        @Override
        public String toString() {
            return fault + ", " + call + (recovers ? ", recovers" : ", for ever");
        }
    }

    /** A rate limit ends no wait before its deadline: {@link #await_rateLimitedForEver_endsAtTheDeadline}. */
    private static boolean isStated(Cell cell) {
        return cell.recovers || !cell.call.waits() || !cell.fault.type().equals(RateLimitException.class);
    }

    static List<Cell> cells() {
        var cells = new ArrayList<Cell>();
        for (Fault fault : Fault.all()) {
            for (CallKind call : CallKind.values()) {
                cells.add(new Cell(fault, call, true));
                cells.add(new Cell(fault, call, false));
            }
        }
        cells.removeIf(cell -> !isStated(cell));
        return cells;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void call_underFault_hasTheStatedOutcome(Cell cell) throws Exception {
        RawReply reply = cell.fault.reply();
        int faults = cell.faults();
        int refused = reply == null ? faults : 0;
        RawReply succeeded = RawReply.run("SUCCEEDED");
        try (RawService service = RawService.start(n -> reply != null && n <= faults ? reply : succeeded);
                RefusedSockets sockets = new RefusedSockets(refused);
                DataframerClient client = client(service, sockets, cell.fault.hangs() ? faults : 0)
                        .build()) {

            if (cell.recovers && cell.sendsAgain()) {
                AnonymizationRun run = cell.call.call(client, POLICY);
                assertThat(run.isSucceeded()).isTrue();
            } else {
                DataframerException e =
                        catchThrowableOfType(DataframerException.class, () -> cell.call.call(client, POLICY));
                assertIsOf(e, cell);
            }

            leaks.assertNothingIsOpen(pool);
            assertThat(leaks.callsStarted()).isEqualTo(cell.requests());
            int served = Math.max(0, cell.requests() - refused);
            service.awaitRequests(served); // a client that gives up may be ahead of the service
            assertThat(service.requests()).hasSize(served);
            assertThat(Duration.ofNanos(time.nanoTime()))
                    .isBetween(cell.elapsed(cell.fault.least()), cell.elapsed(cell.fault.most()));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "AWAIT.*")
    void await_rateLimitedForEver_endsAtTheDeadline(CallKind call) throws Exception {
        try (RawService service = RawService.start(RawReply.of(RawReply.head(429, "Content-Length: 0")));
                RefusedSockets sockets = new RefusedSockets(0);
                DataframerClient client = client(service, sockets, 0).build()) {
            var e = catchThrowableOfType(PollTimeoutException.class, () -> call.call(client, POLICY));

            assertThat(e).hasCauseInstanceOf(RateLimitException.class);
            assertThat(e.elapsed()).isEqualTo(POLICY.timeout());
            leaks.assertNothingIsOpen(pool);
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_bodyDribbledInTime_returnsTheRun(CallKind call) throws Exception {
        try (RawService service = RawService.start(RawReply.run("SUCCEEDED").dribbled(1));
                RefusedSockets sockets = new RefusedSockets(0);
                DataframerClient client = client(service, sockets, 0).build()) {
            assertThat(call.call(client, POLICY).isSucceeded()).isTrue();

            leaks.assertNothingIsOpen(pool);
            assertThat(service.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_earlyHintsBeforeTheAnswer_returnsTheRun(CallKind call) throws Exception {
        try (RawService service = RawService.start(hinted(1));
                RefusedSockets sockets = new RefusedSockets(0);
                DataframerClient client = client(service, sockets, 0).build()) {
            assertThat(call.call(client, POLICY).isSucceeded()).isTrue();

            leaks.assertNothingIsOpen(pool);
            assertThat(service.requests()).hasSize(1);
        }
    }

    /** OkHttp 5 takes any number of them, OkHttp 4 only one: it fails with an unchecked exception. */
    @ParameterizedTest
    @EnumSource
    void call_earlyHintsTwiceBeforeTheAnswer_isTheRunOrAFailureOfTheConnection(CallKind call) throws Exception {
        try (RawService service = RawService.start(hinted(2));
                RefusedSockets sockets = new RefusedSockets(0);
                DataframerClient client = client(service, sockets, 0).build()) {
            try {
                assertThat(call.call(client, POLICY).isSucceeded()).isTrue();
                assertThat(service.requests()).hasSize(1);
            } catch (ConnectionException e) {
                assertThat(e).hasMessageContaining("the answer is not usable (java.lang.IllegalStateException)");
                assertThat(e.isTransient()).isEqualTo(!call.creates());
            }
            leaks.assertNothingIsOpen(pool);
        }
    }

    private static RawReply hinted(int times) {
        String json = RawReply.runJson("SUCCEEDED");
        return RawReply.of("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n".repeat(times)
                + RawReply.head(200, "Content-Length: " + json.length())
                + json);
    }

    @ParameterizedTest
    @EnumSource
    void call_bodyDribbledForEver_reachesTheCallTimeout(CallKind call) throws Exception {
        Duration limit = Duration.ofMillis(300);
        try (RawService service = RawService.start(ENDLESS);
                RefusedSockets sockets = new RefusedSockets(0);
                DataframerClient client =
                        client(service, sockets, 0).callTimeout(limit).build()) {
            var e = catchThrowableOfType(RequestTimeoutException.class, () -> call.call(client, POLICY));

            assertThat(e.limit()).isEqualTo(Limit.CALL);
            assertThat(e.value()).isEqualTo(limit);
            leaks.assertNothingIsOpen(pool);
            service.awaitNoConnection();
            assertThat(service.requests()).hasSize(call.waits() ? 2 : 1);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "AWAIT.*")
    void await_firstBodyDribbledForEver_recoversWithTheSecondPoll(CallKind call) throws Exception {
        try (RawService service = RawService.start(ENDLESS, RawReply.run("SUCCEEDED"));
                RefusedSockets sockets = new RefusedSockets(0);
                DataframerClient client = client(service, sockets, 0)
                        .callTimeout(Duration.ofSeconds(1))
                        .build()) {
            assertThat(call.call(client, POLICY).isSucceeded()).isTrue();

            leaks.assertNothingIsOpen(pool);
            assertThat(service.requests()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RETRIEVE", "RETRIEVE_ASYNC"})
    void retrieve_errorWhoseBodyBreaksOff_isThatErrorWithWhatBrokeBesideIt(CallKind call) throws Exception {
        RawReply broken =
                RawReply.of(RawReply.head(500, "Content-Length: 9") + "half").then(RawReply.End.CLOSE);
        try (RawService service = RawService.start(broken);
                RefusedSockets sockets = new RefusedSockets(0);
                DataframerClient client =
                        client(service, sockets, 0).maxRetries(0).build()) {
            var e = catchThrowableOfType(ServerException.class, () -> call.call(client, POLICY));

            assertThat(e.statusCode()).isEqualTo(500);
            assertThat(e.body()).isEmpty();
            assertThat(e.getSuppressed()).singleElement().isInstanceOf(IOException.class);
            leaks.assertNothingIsOpen(pool);
        }
    }

    private static void assertIsOf(DataframerException e, Cell cell) {
        Fault fault = cell.fault;
        assertThat(e)
                .isExactlyInstanceOf(fault.type())
                .hasMessageStartingWith(cell.call.request() + " ")
                .hasMessageContaining(fault.message());
        if (cell.call.creates() && !fault.didNothing()) {
            assertThat(e)
                    .hasMessageEndingWith("; the run may exist: look for it with list() before you create it again");
            assertThat(e.isTransient()).isFalse();
        } else {
            assertThat(e.isTransient()).isEqualTo(fault.sendsAgain());
        }
        if (e instanceof ApiException answer) {
            assertThat(answer.body()).isEqualTo("{\"detail\": \"busy\"}");
            assertThat(answer.requestId()).contains("req-7");
            assertThat(answer.headers()).containsKey("Date");
            assertThat(answer.retryAfter().orElse(fault.least())).isEqualTo(fault.least());
        }
        if (e instanceof RequestTimeoutException timeout) {
            assertThat(timeout.limit()).isEqualTo(Limit.READ);
            assertThat(timeout.value()).isEqualTo(READ_TIMEOUT);
        }
        if (cell.call.waits() && fault.sendsAgain()) {
            assertThat(e.getSuppressed()[0])
                    .hasMessageStartingWith("run " + RawReply.RUN_ID + " not seen; 2 polls in a row failed, within ");
        }
    }

    /**
     * The read timeout is short for the first {@code hanging} requests only: the others take the time they need, and begin when the
     * service has seen the first ones, which a busy machine may let it read late.
     */
    private DataframerClient.Builder client(RawService service, RefusedSockets sockets, int hanging) {
        OkHttpClient http = SHARED.newBuilder()
                .connectionPool(pool)
                .eventListener(leaks)
                .socketFactory(sockets)
                .addInterceptor(chain -> {
                    Interceptor.Chain patient = chain.withWriteTimeout(10, TimeUnit.SECONDS);
                    if (leaks.callsStarted() > hanging) {
                        service.awaitRequests(hanging);
                        patient = patient.withReadTimeout(10, TimeUnit.SECONDS);
                    }
                    return patient.proceed(chain.request());
                })
                .build();
        return DataframerClient.builder()
                .apiKey("test-key")
                .baseUrl(service.baseUrl())
                .readTimeout(READ_TIMEOUT)
                .scheduler(time)
                .okHttpClient(http);
    }
}
