package ai.dataframer.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long LATENCY = SECOND / 20;
    private static final int SEEDS = 9;

    private final Pace pace = new Pace();
    private final ApiException tooMany = PaceSimulation.status(429, null);

    private void ended(long at, int status, @Nullable Duration retryAfter) {
        pace.ended(at, at, PaceSimulation.status(status, retryAfter));
    }

    private void refused(int times, long sent) {
        for (int i = 0; i < times; i++) {
            pace.ended(sent, sent + LATENCY, tooMany);
        }
    }

    private void accepted(int times, long sent) {
        for (int i = 0; i < times; i++) {
            pace.ended(sent, sent + LATENCY, null);
        }
    }

    /** Returns the rate at which requests are spaced, if one is sent now. */
    private double spacing(long now) {
        pace.sent(now);
        return SECOND / (double) pace.delay(now);
    }

    /** Plays a service once for each seed. */
    private static <T> List<T> play(Consumer<PaceSimulation> service, Function<PaceSimulation, T> clients) {
        return LongStream.range(0, SEEDS)
                .mapToObj(seed -> {
                    var simulation = new PaceSimulation(seed);
                    service.accept(simulation);
                    return clients.apply(simulation);
                })
                .toList();
    }

    private static <T> double median(List<T> played, ToDoubleFunction<T> figure) {
        double[] figures = played.stream().mapToDouble(figure).sorted().toArray();
        return figures[SEEDS / 2];
    }

    @Test
    void delay_nothingRefused_isNone() {
        for (int i = 0; i < 1000; i++) {
            pace.sent(0);
            accepted(1, 0);
        }

        assertThat(pace.isFree()).isTrue();
        assertThat(pace.delay(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "503, 0.002, 105", "503, 0.01, 105", "503, 0.05, 100", "503, 0.2, 95", "503, 0.33, 90", "503, 0.5, 85",
        "429, 0.002, 105", "429, 0.01, 105", "429, 0.05, 100", "429, 0.2, 95", "429, 0.33, 90", "429, 0.5, 85"
    })
    void ended_refusalsAtRandom_slowDownNobody(int status, double share, double least) {
        var clients = play(
                service -> {
                    service.randomRefusal = PaceSimulation.status(status, null);
                    service.refusedAtRandom = time -> share;
                },
                service -> service.play(50, 0.5, 120));

        assertThat(median(clients, client -> client.sentPerSecond(0, 120))).isGreaterThan(least); // 106 are wanted
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.002, 0.01, 0.05, 0.2, 0.33, 0.5})
    void ended_refusalsAtRandomOfAThousandSlowWaits_slowDownNobody(double share) {
        var clients = play(service -> service.refusedAtRandom = time -> share, service -> service.play(1000, 15, 135));

        assertThat(median(clients, client -> client.sentPerSecond(15, 135))).isGreaterThan(68); // 71 are wanted
    }

    @Test
    void ended_refusalsAtRandomOfAFewSlowWaits_slowDownNobody() {
        var clients = play(service -> service.refusedAtRandom = time -> 0.5, service -> service.play(3, 15, 3600));

        assertThat(median(clients, client -> client.sentPerSecond(0, 3600))).isGreaterThan(0.21); // 0.22 are wanted
    }

    @ParameterizedTest
    @CsvSource({"429, 2", "503, 2", "429, 8", "503, 8", "429, 50", "503, 50"})
    void ended_limit_isUsedWellAndSeldomExceeded(int status, double limit) {
        var clients = play(
                service -> {
                    service.limitRefusal = PaceSimulation.status(status, null);
                    service.limit = time -> limit;
                },
                service -> service.play(50, 0.5, 200));

        assertThat(median(clients, client -> client.acceptedPerSecond(0, 200))).isGreaterThan(0.9 * limit);
        assertThat(median(clients, client -> client.refused(10, 200))).isLessThan(limit < 5 ? 0.12 : 0.06);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 0.12, 0.9", "0.2, 0.3, 0.8", "0.33, 0.45, 0.75"})
    void ended_limitAndRefusalsAtRandom_isUsedWellAndSeldomExceeded(double share, double most, double use) {
        var clients = play(
                service -> {
                    service.refusedAtRandom = time -> share;
                    service.limit = time -> 20;
                },
                service -> service.play(50, 0.5, 200));

        assertThat(median(clients, client -> client.acceptedPerSecond(10, 200))).isGreaterThan(use * 20);
        assertThat(median(clients, client -> client.refused(10, 200))).isLessThan(most);
    }

    @Test
    void ended_limitThatVanishes_isForgotten() {
        var clients = play(
                service -> service.limit = time -> time < 60 ? 8 : Double.POSITIVE_INFINITY,
                service -> service.play(50, 0.5, 150));

        assertThat(median(clients, client -> client.sentPerSecond(120, 150))).isGreaterThan(100);
    }

    @Test
    void ended_limitThatComesAfterRefusalsAtRandom_isKept() {
        var clients = play(
                service -> {
                    service.refusedAtRandom = time -> time < 60 ? 0.33 : 0;
                    service.limit = time -> time < 60 ? Double.POSITIVE_INFINITY : 20;
                },
                service -> service.play(50, 0.5, 180));

        assertThat(median(clients, client -> client.acceptedPerSecond(60, 180))).isGreaterThan(18);
        assertThat(median(clients, client -> client.refused(60, 180))).isLessThan(0.15);
    }

    @Test
    void ended_refusalsAtRandomThatBecomeMore_areNoLimit() {
        var clients = play(
                service -> service.refusedAtRandom = time -> time < 60 ? 0.01 : 0.3,
                service -> service.play(50, 0.5, 120));

        assertThat(median(clients, client -> client.sentPerSecond(60, 120))).isGreaterThan(95);
    }

    @Test
    void ended_limitThatAllowsABurst_isSeldomExceeded() {
        var clients = play(
                service -> {
                    service.limit = time -> 8;
                    service.secondsInBucket = 10;
                },
                service -> service.play(60, 0.5, 60));

        assertThat(median(clients, client -> client.acceptedPerSecond(0, 60))).isGreaterThan(9);
        assertThat(median(clients, client -> client.refused(0, 60))).isLessThan(0.25);
    }

    @Test
    void ended_limitOfOneRequestPerSecond_isFound() {
        var clients = play(service -> service.limit = time -> 1, service -> service.play(20, 5, 200));

        assertThat(median(clients, client -> client.acceptedPerSecond(0, 200))).isGreaterThan(0.7);
        assertThat(median(clients, client -> client.refused(0, 200))).isLessThan(0.33);
    }

    @Test
    void ended_quotaOfAMinute_isUsedUpAndSeldomExceeded() {
        var clients = play(service -> service.quotaOfAMinute = 600, service -> service.play(50, 0.5, 300));

        assertThat(median(clients, client -> client.acceptedPerSecond(0, 300))).isGreaterThan(9.9);
        assertThat(median(clients, client -> client.refused(0, 300))).isLessThan(0.33);
    }

    @Test
    void ended_twoClientsOnOneLimit_shareItAndSeldomExceedIt() {
        var pairs = play(service -> service.limit = time -> 20, service -> {
            var first = service.new Client();
            var second = service.new Client();
            first.poll(50, 0.5);
            service.runUntil(30);
            second.poll(50, 0.5);
            service.runUntil(230);
            return List.of(first, second);
        });

        assertThat(median(pairs, pair -> lesser(pair, client -> client.acceptedPerSecond(30, 230))))
                .isGreaterThan(7);
        assertThat(median(pairs, pair -> pair.get(0).refused(30, 230))).isLessThan(0.2);
        assertThat(median(pairs, pair -> pair.get(1).refused(30, 230))).isLessThan(0.2);
    }

    private static double lesser(List<PaceSimulation.Client> pair, ToDoubleFunction<PaceSimulation.Client> figure) {
        return pair.stream().mapToDouble(figure).min().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"5, 503", "30, 503", "5, 429", "30, 429"})
    void ended_outageOfABusyService_leavesTheRateThatWasAccepted(int seconds, int status) {
        var clients = play(
                service -> {
                    service.randomRefusal = PaceSimulation.status(status, null);
                    service.outage = time -> time >= 10 && time < 10 + seconds;
                },
                service -> service.play(50, 0.5, 30 + seconds));

        assertThat(median(clients, client -> client.acceptedPerSecond(11 + seconds, 15 + seconds)))
                .isGreaterThan(0.85 * 104);
    }

    @Test
    void ended_firstBurstRefused_leavesNineTenthsOfWhatWasAccepted() {
        accepted(20, 0);

        refused(28, 0);

        assertThat(spacing(SECOND)).isEqualTo(0.9 * 19.5, within(0.1));
    }

    @Test
    void ended_refusalsOfWhatWasOnItsWay_doNotLowerTheRateAgain() {
        accepted(20, 0);

        refused(1000, 0);

        assertThat(spacing(SECOND)).isEqualTo(0.9 * 19.5, within(0.1));
    }

    @Test
    void ended_acceptedWhatWasOnItsWay_raisesTheRateToNineTenthsOfThat() {
        accepted(2, 0);
        refused(10, 0);
        assertThat(spacing(SECOND)).isEqualTo(4.5, within(0.1));

        accepted(48, 0);

        assertThat(spacing(2 * SECOND)).isEqualTo(0.9 * 49.5, within(0.5));
    }

    @Test
    void ended_singleRefusals_areIgnored() {
        for (int i = 0; i < 1000; i++) {
            accepted(50, i * SECOND);
            refused(1, i * SECOND);
        }

        assertThat(pace.isFree()).isTrue();
    }

    @Test
    void ended_unavailableAndNothingAccepted_isAnOutageWithoutALimit() {
        for (int i = 0; i < 1000; i++) {
            ended(i * SECOND / 100, 503, null);
        }

        assertThat(pace.isFree()).isTrue();
    }

    @Test
    void ended_tooManyRequestsAndNothingAccepted_leavesAFewPerSecond() {
        for (int i = 0; i < 1000; i++) {
            refused(1, i * SECOND / 100);
        }

        assertThat(spacing(11 * SECOND)).isEqualTo(4.5, within(0.1));
    }

    @Test
    void ended_noResponse_meansNothing() {
        for (int i = 0; i < 1000; i++) {
            pace.ended(0, 0, new ConnectionException("refused", null));
        }

        assertThat(pace.isFree()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void ended_withRetryAfter_holdsEveryRequestBackUntilThen(int status) {
        ended(0, status, Duration.ofSeconds(30));

        assertThat(pace.delay(SECOND)).isEqualTo(29 * SECOND);
        assertThat(pace.delay(30 * SECOND)).isZero();
    }

    @Test
    void ended_withRetryAfterInATrialThatFindsNoLimit_holdsEveryRequestBack() {
        for (int i = 0; i < 50; i++) {
            accepted(1, 0);
            refused(1, 0);
        }
        assertThat(pace.isFree()).isFalse();
        for (int i = 0; i < 250; i++) {
            long at = SECOND + i * SECOND / 50;
            ended(at, 429, i == 40 ? Duration.ofSeconds(60) : null);
            pace.ended(at, at, null);
        }

        assertThat(pace.isFree()).isTrue();
        assertThat(pace.delay(10 * SECOND)).isEqualTo(SECOND * 518 / 10);
    }

    @Test
    void sent_underALimit_spacesRequestsEvenly() {
        ended(0, 429, Duration.ofSeconds(1));
        long gap = (long) (SECOND / pace.rate());
        pace.sent(SECOND);
        assertThat(pace.delay(SECOND)).isEqualTo(gap);

        pace.sent(SECOND + gap);

        assertThat(pace.delay(SECOND + gap)).isEqualTo(gap);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE - 5, Long.MIN_VALUE, -1})
    void delay_anyClock_isThatOfAnyOther(long start) {
        pace.ended(start, start, null);
        ended(start, 429, Duration.ofSeconds(2));

        assertThat(pace.delay(start + SECOND)).isEqualTo(SECOND);
        assertThat(pace.rate()).isEqualTo(4.5);
    }
}
