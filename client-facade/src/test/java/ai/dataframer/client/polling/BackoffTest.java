package ai.dataframer.client.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void proportional_isAShareOfTheTimeWaitedWithinItsBounds() {
        Backoff backoff = Backoff.proportional(0.1, SECOND, Duration.ofSeconds(15));

        assertThat(backoff.nextDelay(Duration.ZERO, 1)).isEqualTo(SECOND);
        assertThat(backoff.nextDelay(Duration.ofSeconds(60), 5)).isEqualTo(Duration.ofSeconds(6));
        assertThat(backoff.nextDelay(Duration.ofHours(9), 50)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void exponential_growsFromFirstToMax() {
        Backoff backoff = Backoff.exponential(SECOND, 2, Duration.ofSeconds(5));

        assertThat(backoff.nextDelay(Duration.ZERO, 1)).isEqualTo(SECOND);
        assertThat(backoff.nextDelay(Duration.ZERO, 3)).isEqualTo(Duration.ofSeconds(4));
        assertThat(backoff.nextDelay(Duration.ZERO, 4)).isEqualTo(Duration.ofSeconds(5));
        assertThat(backoff.nextDelay(Duration.ZERO, 100_000)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void fixed_neverChanges() {
        assertThat(Backoff.fixed(SECOND).nextDelay(Duration.ofDays(1), 1000)).isEqualTo(SECOND);
    }

    @Test
    void factories_sameArguments_makeEqualBackoffs() {
        assertThat(Backoff.fixed(SECOND)).isEqualTo(Backoff.fixed(SECOND)).hasSameHashCodeAs(Backoff.fixed(SECOND));
        assertThat(Backoff.proportional(0.1, SECOND, SECOND)).isEqualTo(Backoff.proportional(0.1, SECOND, SECOND));
        assertThat(Backoff.exponential(SECOND, 2, SECOND))
                .isEqualTo(Backoff.exponential(SECOND, 2, SECOND))
                .isNotEqualTo(Backoff.exponential(SECOND, 3, SECOND));
    }

    @Test
    void factories_valuesAtTheirLimits_makeAFixedDelay() {
        assertThat(Backoff.proportional(0.1, SECOND, SECOND).nextDelay(Duration.ofHours(1), 9))
                .isEqualTo(SECOND);
        assertThat(Backoff.exponential(SECOND, 1, SECOND).nextDelay(Duration.ZERO, 9))
                .isEqualTo(SECOND);
    }

    @Test
    void factories_badValues_sayWhichValueCame() {
        assertThatThrownBy(() -> Backoff.proportional(0, SECOND, SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ratio must be positive and finite: 0.0");
        assertThatThrownBy(() -> Backoff.proportional(Double.NaN, SECOND, SECOND))
                .hasMessage("ratio must be positive and finite: NaN");
        assertThatThrownBy(() -> Backoff.proportional(0.1, Duration.ZERO, SECOND))
                .hasMessage("min must be positive: PT0S");
        assertThatThrownBy(() -> Backoff.proportional(0.1, SECOND, Duration.ofMillis(1)))
                .hasMessage("max must be at least min (PT1S): PT0.001S");
        assertThatThrownBy(() -> Backoff.exponential(SECOND, 0.5, SECOND))
                .hasMessage("multiplier must be at least 1 and finite: 0.5");
        assertThatThrownBy(() -> Backoff.exponential(Duration.ofSeconds(-1), 2, SECOND))
                .hasMessage("first must be positive: PT-1S");
        assertThatThrownBy(() -> Backoff.fixed(Duration.ZERO)).hasMessage("delay must be positive: PT0S");
    }
}
