package ai.dataframer.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.dataframer.client.errors.ConnectionException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int SEEDS = 15;

    private final Pace pace = new Pace();

    private void ended(long at, int status, @Nullable Duration retryAfter) {
        pace.ended(at, at, PaceSimulation.status(status, retryAfter));
    }

    private void refused(int times, long at) {
        for (int i = 0; i < times; i++) {
            ended(at, 429, null);
        }
    }

    private void accepted(int times, long at) {
        for (int i = 0; i < times; i++) {
            pace.ended(at, at, null);
        }
    }

    /** Plays each seed, and returns the figure in the middle. */
    private static <T> double median(LongFunction<T> play, ToDoubleFunction<T> figure) {
        double[] figures = LongStream.range(0, SEEDS)
                .mapToObj(play)
                .mapToDouble(figure)
                .sorted()
                .toArray();
        System.err.println("FIG " + Arrays.toString(new double[] {figures[0], figures[SEEDS / 2], figures[SEEDS - 1]}));
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
        "503, 0.002, 100", "503, 0.01, 100", "503, 0.05, 98", "503, 0.2, 95", "503, 0.33, 90", "503, 0.5, 85",
        "429, 0.002, 100", "429, 0.01, 100", "429, 0.05, 98", "429, 0.2, 95", "429, 0.33, 90", "429, 0.5, 85"
    })
    void pace_refusalsAtRandom_slowDownNobody(int status, double share, double least) {
        double perSecond = median(
                seed -> {
                    var service = new PaceSimulation(seed);
                    service.randomStatus = status;
                    service.refusedAtRandom = time -> share;
                    return service.play(50, 0.5, 120);
                },
                client -> client.sentPerSecond(0, 120));

        assertThat(perSecond).isGreaterThan(least); // 104 without a refusal
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.002, 0.05, 0.2, 0.5})
    void pace_refusalsAtRandomOfAThousandSlowWaits_slowDownNobody(double share) {
        double perSecond = median(
                seed -> {
                    var service = new PaceSimulation(seed);
                    service.refusedAtRandom = time -> share;
                    return service.play(1000, 15, 135);
                },
                client -> client.sentPerSecond(15, 135));

        assertThat(perSecond).isGreaterThan(65); // 73.7 without a refusal
    }

    @Test
    void pace_refusalsAtRandomOfAFewWaits_slowDownNobody() {
        double perSecond = median(
                seed -> {
                    var service = new PaceSimulation(seed);
                    service.refusedAtRandom = time -> 0.5;
                    return service.play(3, 15, 3600);
                },
                client -> client.sentPerSecond(0, 3600));

        assertThat(perSecond).isGreaterThan(0.21); // 0.22 without a refusal
    }

    @ParameterizedTest
    @CsvSource({"429, 8", "503, 8", "429, 50", "503, 50", "429, 2", "503, 2"})
    void pace_limit_isUsedWellAndRefusesLittle(int status, double limit) {
        LongFunction<PaceSimulation.Client> play = seed -> {
            var service = new PaceSimulation(seed);
            service.limitStatus = status;
            service.limit = time -> limit;
            return service.play(50, 0.5, 200);
        };

        assertThat(median(play, client -> client.acceptedPerSecond(0, 200))).isGreaterThan(0.9 * limit);
        assertThat(median(play, client -> client.refused(10, 200))).isLessThan(limit < 2 ? 0.15 : 0.06);
    }

    @ParameterizedTest
    @CsvSource({"0.05, 0.12", "0.2, 0.33", "0.33, 0.5"})
    void pace_limitAndRefusalsAtRandom_isUsedWellAndRefusesLittleMore(double share, double most) {
        LongFunction<PaceSimulation.Client> play = seed -> {
            var service = new PaceSimulation(seed);
            service.refusedAtRandom = time -> share;
            service.limit = time -> 20;
            return service.play(50, 0.5, 200);
        };

        assertThat(median(play, client -> client.acceptedPerSecond(10, 200))).isGreaterThan(0.8 * 20);
        assertThat(median(play, client -> client.refused(10, 200))).isLessThan(most);
    }

    @Test
    void pace_limitThatVanishes_isForgotten() {
        double perSecond = median(
                seed -> {
                    var service = new PaceSimulation(seed);
                    service.limit = time -> time < 60 ? 8 : Double.POSITIVE_INFINITY;
                    return service.play(50, 0.5, 150);
                },
                client -> client.sentPerSecond(120, 150));

        assertThat(perSecond).isGreaterThan(100);
    }

    @Test
    void pace_limitThatComesAfterRefusalsAtRandom_isKept() {
        LongFunction<PaceSimulation.Client> play = seed -> {
            var service = new PaceSimulation(seed);
            service.refusedAtRandom = time -> time < 60 ? 0.33 : 0;
            service.limit = time -> time < 60 ? Double.POSITIVE_INFINITY : 20;
            return service.play(50, 0.5, 180);
        };

        assertThat(median(play, client -> client.acceptedPerSecond(60, 180))).isGreaterThan(19);
        assertThat(median(play, client -> client.refused(60, 180))).isLessThan(0.2);
    }

    @Test
    void pace_refusalsAtRandomThatCome_areNotTakenForALimit() {
        double perSecond = median(
                seed -> {
                    var service = new PaceSimulation(seed);
                    service.refusedAtRandom = time -> time < 60 ? 0.01 : 0.3;
                    return service.play(50, 0.5, 120);
                },
                client -> client.sentPerSecond(60, 120));

        assertThat(perSecond).isGreaterThan(90);
    }

    @Test
    void pace_twoClientsOnOneLimit_shareItAndAreSeldomRefused() {
        LongFunction<PaceSimulation.Client[]> play = seed -> {
            var service = new PaceSimulation(seed);
            service.limit = time -> 20;
            var clients = new PaceSimulation.Client[] {service.new Client(), service.new Client()};
            clients[0].poll(50, 0.5);
            service.runUntil(30);
            clients[1].poll(50, 0.5);
            service.runUntil(300);
            return clients;
        };
        ToDoubleFunction<PaceSimulation.Client[]> one = both -> both[0].acceptedPerSecond(30, 300);
        ToDoubleFunction<PaceSimulation.Client[]> other = both -> both[1].acceptedPerSecond(30, 300);

        assertThat(median(play, one)).isBetween(8.0, 12.0);
        assertThat(median(play, other)).isBetween(8.0, 12.0);
        assertThat(median(play, both -> Math.max(both[0].refused(30, 300), both[1].refused(30, 300))))
                .isLessThan(0.33);
    }

    @ParameterizedTest
    @CsvSource({"5, 503", "30, 503", "5, 429", "30, 429"})
    void pace_outageOfABusyService_leavesTheRateThatWasAccepted(int seconds, int status) {
        LongFunction<PaceSimulation.Client> play = seed -> {
            var service = new PaceSimulation(seed);
            service.randomStatus = status;
            service.outage = time -> time >= 10 && time < 10 + seconds;
            return service.play(50, 0.5, 30 + seconds);
        };

        assertThat(median(play, client -> client.acceptedPerSecond(11 + seconds, 15 + seconds)))
                .isGreaterThan(0.85 * 104);
    }

    @Test
    void ended_firstBurstRefused_leavesNineTenthsOfWhatWasAccepted() {
        accepted(20, 0);
        refused(28, 0);

        assertThat(SECOND / (double) pace.delay(0)).isEqualTo(0.9 * 19.5, within(0.1));
    }

    @Test
    void ended_whatWasOnItsWayAlready_doesNotLowerTheRateAgain() {
        accepted(20, 0);
        refused(28, 0);
        long delay = pace.delay(0);

        refused(1000, 0);

        assertThat(pace.delay(0)).isEqualTo(delay);
    }

    @Test
    void ended_acceptedWhatWasOnItsWay_raisesTheRateToNineTenths() {
        accepted(2, 0);
        refused(10, 0);

        accepted(48, 0);
        pace.sent(SECOND);

        assertThat(SECOND / (double) pace.delay(SECOND)).isEqualTo(0.9 * 49.5, within(0.5));
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
        pace.sent(10 * SECOND);

        assertThat(SECOND / (double) pace.delay(10 * SECOND)).isEqualTo(4.5, within(0.1));
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
    void ended_withRetryAfterWhileATrialEnds_holdsEveryRequestBack() {
        accepted(50, 0);
        refused(50, 0);
        for (int i = 1; i < 100; i++) {
            long at = SECOND + i * SECOND / 50;
            ended(at, 429, i == 20 ? Duration.ofSeconds(60) : null);
            accepted(1, at);
        }

        assertThat(pace.delay(21 * SECOND)).isBetween(40 * SECOND, 41 * SECOND);
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
