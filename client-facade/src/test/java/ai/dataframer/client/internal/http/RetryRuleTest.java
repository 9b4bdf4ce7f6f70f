package ai.dataframer.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.errors.ApiException;
import ai.dataframer.client.errors.ConnectionException;
import ai.dataframer.client.errors.InvalidResponseException;
import ai.dataframer.client.errors.RequestTimeoutException;
import ai.dataframer.client.errors.RequestTimeoutException.Limit;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryRuleTest {
    private static final Duration PLENTY = Duration.ofMinutes(5);
    private final ConnectionException reset = new ConnectionException("reset", null);

    private static ApiException status(int status, Duration retryAfter) {
        return ApiException.of("GET /run", status, Map.of(), "", null, retryAfter);
    }

    @ParameterizedTest
    @CsvSource({"1, 500", "2, 1000", "3, 2000", "4, 4000", "5, 8000", "6, 8000", "60, 8000"})
    void delay_withoutJitter_doublesFromHalfASecondTo8(int attempts, long millis) {
        assertThat(RetryRule.delay(reset, attempts, 100, PLENTY, 0)).contains(Duration.ofMillis(millis));
    }

    @Test
    void delay_jitter_isFull() {
        assertThat(RetryRule.delay(reset, 1, 2, PLENTY, 0.5)).contains(Duration.ofMillis(250));
        assertThat(RetryRule.delay(reset, 1, 2, PLENTY, 1)).contains(Duration.ZERO);
    }

    @Test
    void delay_retryAfter_takesThePlaceOfTheBackoffAndIsLengthenedByUpToAFifth() {
        ApiException asked = status(429, Duration.ofSeconds(10));

        assertThat(RetryRule.delay(asked, 1, 2, PLENTY, 0)).contains(Duration.ofSeconds(10));
        assertThat(RetryRule.delay(asked, 1, 2, PLENTY, 0.5)).contains(Duration.ofSeconds(11));
        assertThat(RetryRule.delay(asked, 1, 2, PLENTY, 1)).contains(Duration.ofSeconds(12));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, 599})
    void delay_passingStatus_isRetried(int status) {
        assertThat(RetryRule.delay(status(status, null), 1, 2, PLENTY, 0)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 409, 418, 422})
    void delay_otherStatus_isNotRetried(int status) {
        assertThat(RetryRule.delay(status(status, null), 1, 2, PLENTY, 0)).isEmpty();
    }

    @Test
    void delay_invalidAnswerOrForeignException_isNotRetried() {
        assertThat(RetryRule.delay(new InvalidResponseException("x", null), 1, 2, PLENTY, 0))
                .isEmpty();
        assertThat(RetryRule.delay(new IllegalStateException("closed"), 1, 2, PLENTY, 0))
                .isEmpty();
    }

    @Test
    void delay_callTimeoutReached_isNotRetriedWhateverTheClockSays() {
        assertThat(RetryRule.delay(timeout(Limit.CALL), 1, 2, PLENTY, 0)).isEmpty();
        assertThat(RetryRule.delay(timeout(Limit.READ), 1, 2, PLENTY, 0)).isPresent();
        assertThat(RetryRule.delay(timeout(Limit.CONNECT), 1, 2, PLENTY, 0)).isPresent();
    }

    private static RequestTimeoutException timeout(Limit limit) {
        return new RequestTimeoutException("too late", limit, PLENTY, null);
    }

    @Test
    void delay_afterTheLastRetry_isNone() {
        assertThat(RetryRule.delay(reset, 2, 2, PLENTY, 0)).isPresent();
        assertThat(RetryRule.delay(reset, 3, 2, PLENTY, 0)).isEmpty();
        assertThat(RetryRule.delay(reset, 1, 0, PLENTY, 0)).isEmpty();
    }

    @Test
    void delay_longerThanTheCallHasLeft_isNone() {
        ApiException limited = status(429, Duration.ofSeconds(30));

        assertThat(RetryRule.delay(limited, 1, 2, Duration.ofSeconds(30), 0)).isEqualTo(Optional.empty());
        assertThat(RetryRule.delay(limited, 1, 2, Duration.ofSeconds(31), 0)).isPresent();
    }
}
