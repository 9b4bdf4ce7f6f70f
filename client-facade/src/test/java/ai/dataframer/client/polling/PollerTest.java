package ai.dataframer.client.polling;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.DURATION;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.RateLimitException;
import ai.dataframer.client.scheduling.VirtualScheduler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PollerTest {
    private static final PollingPolicy EXACT = PollingPolicy.builder()
            .timeout(Duration.ofMinutes(10))
            .backoff(Backoff.fixed(Duration.ofSeconds(7)))
            .jitter(0)
            .build();

    @ParameterizedTest
    @EnumSource
    void await_whenDoneAtOnce_pollsOnceWithoutDelay(Mode mode) {
        Script script = Script.doneAfter(Duration.ZERO);

        assertThat(mode.await(script.poller().build())).isEqualTo("done");

        assertThat(script.polls).containsExactly(Duration.ZERO);
        assertThat(script.events)
                .containsExactly(
                        new PollEvent<>(1, Optional.of("done"), Optional.empty(), Duration.ZERO, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource
    void await_runOfAnHourWithDefaults_isSeenAtMost15SecondsLateInMilliseconds(Mode mode) {
        Script script = Script.doneAfter(Duration.ofHours(1));
        PollingPolicy policy = PollingPolicy.defaults().toBuilder()
                .timeout(Duration.ofHours(2))
                .build();

        assertThat(mode.await(script.poller().policy(policy).build())).isEqualTo("done");

        Duration last = script.polls.get(script.polls.size() - 1);
        assertThat(last).isBetween(Duration.ofHours(1), Duration.ofHours(1).plusSeconds(15));
        assertThat(script.polls).hasSizeBetween(200, 400);
    }

    @ParameterizedTest
    @EnumSource
    void await_withFixedBackoff_pollsAtTheExactTimes(Mode mode) {
        Script script = Script.doneAfter(Duration.ofSeconds(20));

        mode.await(script.poller().policy(EXACT).build());

        assertThat(script.polls)
                .containsExactly(Duration.ZERO, Duration.ofSeconds(7), Duration.ofSeconds(14), Duration.ofSeconds(21));
        assertThat(script.events).extracting(PollEvent::attempt).containsExactly(1, 2, 3, 4);
        assertThat(script.events)
                .extracting(PollEvent::nextDelay)
                .containsExactly(
                        Optional.of(Duration.ofSeconds(7)),
                        Optional.of(Duration.ofSeconds(7)),
                        Optional.of(Duration.ofSeconds(7)),
                        Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    void await_neverDone_stopsAtTheDeadlineAndKeepsTheLastState(Mode mode) {
        Script script = Script.neverDone();

        var timeout = catchThrowableOfType(
                PollTimeoutException.class,
                () -> mode.await(script.poller().policy(EXACT).build()));

        assertThat(timeout).hasMessage("still working after 10 min (87 polls)");
        assertThat(timeout.lastSeen(String.class)).contains("working");
        assertThat(timeout.lastSeen(Integer.class)).isEmpty();
        assertThat(timeout.attempts()).isEqualTo(87);
        assertThat(timeout.elapsed()).isEqualTo(Duration.ofMinutes(10));
        assertThat(script.time.nanoTime()).isEqualTo(Duration.ofMinutes(10).toNanos());
    }

    @ParameterizedTest
    @EnumSource
    void await_lastDelay_isCutSoThatItsPollStillHasRoomBeforeTheDeadline(Mode mode) {
        Script script = Script.neverDone();
        PollingPolicy policy = EXACT.toBuilder().timeout(Duration.ofSeconds(10)).build();

        assertThatThrownBy(() -> mode.await(script.poller().policy(policy).build()))
                .isInstanceOf(PollTimeoutException.class);

        assertThat(script.polls).containsExactly(Duration.ZERO, Duration.ofSeconds(7), Duration.ofMillis(9_980));
        assertThat(script.events.get(2).nextDelay()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void await_failuresForLessThanTheOutage_areSurvived(Mode mode) {
        Script script = Script.doneAfter(Duration.ofSeconds(70)).failing(2, 10, () -> blip());

        assertThat(mode.await(script.poller().policy(EXACT).build())).isEqualTo("done");

        assertThat(script.events.get(1).failure()).containsInstanceOf(ConnectionException.class);
        assertThat(script.events.get(1).value()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void await_failuresForTheMaxOutage_endTheWaitWithTheLastOne(Mode mode) {
        Script script = Script.neverDone().failing(2, 100, () -> blip());
        PollingPolicy policy =
                EXACT.toBuilder().maxOutage(Duration.ofSeconds(21)).build();

        assertThatThrownBy(() -> mode.await(script.poller().policy(policy).build()))
                .isInstanceOf(ConnectionException.class)
                .satisfies(e -> assertThat(e.getSuppressed()[0])
                        .hasMessage("still working; 4 polls in a row failed, within 21 s"));

        assertThat(script.events).hasSize(5);
        assertThat(script.events.get(4).nextDelay()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void await_failuresWithASuccessBetween_startTheOutageAnew(Mode mode) {
        Script script = Script.doneAfter(Duration.ofMinutes(5));
        PollingPolicy policy =
                EXACT.toBuilder().maxOutage(Duration.ofSeconds(8)).build();
        Poller<String> poller = Poller.<String>builder(
                        () -> {
                            String answer = script.get();
                            if (script.polls.size() % 3 != 0) {
                                throw blip();
                            }
                            return answer;
                        },
                        "done"::equals)
                .policy(policy)
                .scheduler(script.time)
                .build();

        assertThat(mode.await(poller)).isEqualTo("done");
    }

    @ParameterizedTest
    @EnumSource
    void await_rateLimits_endNothingBeforeTheDeadline(Mode mode) {
        Script script =
                Script.neverDone().failing(1, 1000, () -> ApiException.of("GET /", 429, Map.of(), "", null, null));
        PollingPolicy policy = EXACT.toBuilder()
                .maxOutage(Duration.ofSeconds(20))
                .maxConsecutiveFailures(2)
                .build();

        assertThatThrownBy(() -> mode.await(script.poller().policy(policy).build()))
                .isInstanceOf(PollTimeoutException.class)
                .hasCauseInstanceOf(RateLimitException.class);
    }

    @ParameterizedTest
    @EnumSource
    void await_failuresInARowAtTheLimit_endTheWaitWithTheLastOne(Mode mode) {
        Script script = Script.neverDone().failing(2, 11, () -> blip());
        PollingPolicy policy = EXACT.toBuilder().maxConsecutiveFailures(10).build();

        assertThatThrownBy(() -> mode.await(script.poller().policy(policy).build()))
                .isInstanceOf(ConnectionException.class)
                .satisfies(e -> assertThat(e.getSuppressed()[0])
                        .hasMessage("still working; 10 polls in a row failed, within 1 min 3 s"));

        assertThat(script.events).hasSize(11);
        assertThat(script.events.get(10).nextDelay()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void await_failureThatRetryIfRefuses_endsTheWaitAtOnce(Mode mode) {
        Script script = Script.neverDone().failing(2, 2, () -> new IllegalArgumentException("wrong id"));

        assertThatThrownBy(() -> mode.await(script.poller().policy(EXACT).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wrong id");

        assertThat(script.events).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void await_retryIf_decidesWhichFailuresAreSurvived(Mode mode) {
        Script script =
                Script.doneAfter(Duration.ofSeconds(10)).failing(1, 1, () -> new IllegalArgumentException("not yet"));

        String value = mode.await(script.poller()
                .policy(EXACT)
                .retryIf(IllegalArgumentException.class::isInstance)
                .build());

        assertThat(value).isEqualTo("done");
    }

    @ParameterizedTest
    @EnumSource
    void await_onlyFailuresUntilTheDeadline_saysSoAndKeepsTheCause(Mode mode) {
        Script script = Script.neverDone().failing(1, 100, () -> blip());
        PollingPolicy policy = EXACT.toBuilder().maxOutage(Duration.ofHours(1)).build();

        var timeout = catchThrowableOfType(
                PollTimeoutException.class,
                () -> mode.await(script.poller().policy(policy).build()));

        assertThat(timeout)
                .hasMessage("no answer after 10 min (87 polls)")
                .hasCauseInstanceOf(ConnectionException.class);
        assertThat(timeout.lastSeen(String.class)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void await_listenerThatThrows_isIgnored(Mode mode) {
        Script script = Script.doneAfter(Duration.ofSeconds(10));

        String value = mode.await(script.poller()
                .policy(EXACT)
                .listener(event -> {
                    throw new IllegalStateException("listener failed on purpose");
                })
                .build());

        assertThat(value).isEqualTo("done");
    }

    @ParameterizedTest
    @EnumSource
    void await_minimumDelay_lengthensTheNextDelay(Mode mode) {
        Script script = Script.doneAfter(Duration.ofSeconds(40)).failing(2, 2, () -> blip());

        mode.await(script.poller()
                .policy(EXACT)
                .minimumDelay(value -> Duration.ofSeconds(20), failure -> Duration.ofSeconds(1))
                .build());

        assertThat(script.polls).element(1, as(DURATION)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(24));
    }

    @ParameterizedTest
    @EnumSource
    void await_fetchThatReturnsNull_endsTheWaitWithAClearMessage(Mode mode) {
        Poller<String> poller = Poller.<String>builder(NullFetch::get, "done"::equals)
                .scheduler(new VirtualScheduler())
                .build();

        assertThatThrownBy(() -> mode.await(poller)).hasMessage("fetch returned null");
    }

    @ParameterizedTest
    @EnumSource
    void await_isDoneThatThrows_endsTheWaitWithWhatItThrew(Mode mode) {
        Poller<String> poller = Poller.<String>builder(() -> "x", value -> {
                    throw new IllegalArgumentException("isDone failed");
                })
                .scheduler(new VirtualScheduler())
                .build();

        assertThatThrownBy(() -> mode.await(poller)).hasMessage("isDone failed");
    }

    private static ConnectionException blip() {
        return new ConnectionException("connection reset", null);
    }
}
