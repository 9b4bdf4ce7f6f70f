package ai.dataframer.client.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PollingPolicyTest {
    @Test
    void toBuilder_keepsEveryValue() {
        Backoff backoff = Backoff.fixed(Duration.ofSeconds(3));
        PollingPolicy policy = PollingPolicy.builder()
                .timeout(Duration.ofHours(1))
                .backoff(backoff)
                .jitter(0.5)
                .maxOutage(Duration.ofMinutes(2))
                .maxConsecutiveFailures(3)
                .build();

        PollingPolicy copy = policy.toBuilder().build();

        assertThat(copy.timeout()).isEqualTo(Duration.ofHours(1));
        assertThat(copy.backoff()).isSameAs(backoff);
        assertThat(copy.jitter()).isEqualTo(0.5);
        assertThat(copy.maxOutage()).isEqualTo(Duration.ofMinutes(2));
        assertThat(copy.maxConsecutiveFailures()).isEqualTo(3);
        assertThat(copy).isEqualTo(policy).hasSameHashCodeAs(policy);
        assertThat(copy)
                .hasToString("PollingPolicy{timeout=PT1H, backoff=FixedBackoff[delay=PT3S], jitter=0.5,"
                        + " maxOutage=PT2M, maxConsecutiveFailures=3}");
        assertThat(PollingPolicy.defaults())
                .hasToString(
                        "PollingPolicy{timeout=PT30M, backoff=ProportionalBackoff[ratio=0.1, min=PT0.5S, max=PT15S],"
                                + " jitter=0.2, maxOutage=PT5M, maxConsecutiveFailures=unlimited}");
    }

    @Test
    void equals_sameSettings_isEqual() {
        assertThat(PollingPolicy.builder().build())
                .isEqualTo(PollingPolicy.defaults())
                .hasSameHashCodeAs(PollingPolicy.defaults())
                .isNotEqualTo("policy");
    }

    @Test
    void equals_oneSettingDiffers_isNotEqual() {
        PollingPolicy.Builder builder = PollingPolicy.builder();

        assertThat(Stream.of(
                        builder.build(),
                        builder.timeout(Duration.ofHours(1)).build(),
                        builder.backoff((elapsed, polls) -> elapsed).build(),
                        builder.backoff(Backoff.fixed(Duration.ofSeconds(3))).build(),
                        builder.jitter(0.5).build(),
                        builder.maxOutage(Duration.ofMinutes(2)).build(),
                        builder.maxConsecutiveFailures(3).build()))
                .doesNotHaveDuplicates();
    }

    @Test
    void setters_valuesAtTheirLimits_areTaken() {
        PollingPolicy least =
                PollingPolicy.builder().jitter(0).maxConsecutiveFailures(1).build();

        assertThat(least.jitter()).isZero();
        assertThat(least.maxConsecutiveFailures()).isOne();
        assertThat(PollingPolicy.builder().jitter(1).build().jitter()).isOne();
    }

    @Test
    void setters_badValues_sayWhichValueCame() {
        PollingPolicy.Builder builder = PollingPolicy.builder();

        assertThatThrownBy(() -> builder.timeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout must be positive: PT-1S");
        assertThatThrownBy(() -> builder.maxOutage(Duration.ZERO)).hasMessage("maxOutage must be positive: PT0S");
        assertThatThrownBy(() -> builder.jitter(1.1)).hasMessage("jitter must be between 0 and 1: 1.1");
        assertThatThrownBy(() -> builder.jitter(-0.1)).hasMessage("jitter must be between 0 and 1: -0.1");
        assertThatThrownBy(() -> builder.maxConsecutiveFailures(0))
                .hasMessage("maxConsecutiveFailures must be at least 1: 0");
    }
}
