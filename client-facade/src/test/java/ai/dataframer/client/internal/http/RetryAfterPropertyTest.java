package ai.dataframer.client.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.dataframer.client.internal.Defaults;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import okhttp3.Headers;

/** Whatever stands in {@code Retry-After} and {@code Date}: nothing, or a delay between 0 and 60 s. */
class RetryAfterPropertyTest {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.strings().ofMaxLength(40)),
                Tuple.of(2, Arbitraries.strings().withChars("0123456789+-. eE").ofMaxLength(400)),
                Tuple.of(1, Arbitraries.longs().map(Object::toString)),
                Tuple.of(1, Arbitraries.doubles().map(Object::toString)),
                Tuple.of(3, dates()));
    }

    @Provide
    Arbitrary<String> dates() {
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(12);
        return digits.flatMap(day ->
                digits.flatMap(year -> digits.map(hour -> "Mon, " + day + " Nov " + year + " " + hour + ":00:00 GMT")));
    }

    @Property(tries = 2000)
    void of_anyText_isNothingOrADelayOfAtMostAMinute(@ForAll("texts") String retryAfter, @ForAll("dates") String date) {
        Duration delay = RetryAfter.of(new Headers.Builder()
                .addUnsafeNonAscii("Retry-After", retryAfter)
                .addUnsafeNonAscii("Date", date)
                .build());

        if (delay != null) {
            assertThat(delay).isBetween(Duration.ZERO, Defaults.RETRY_AFTER_MAX);
        }
    }

    @Property
    void of_wholeSeconds_isThatNumberWithinTheLimits(@ForAll long seconds) {
        assertThat(RetryAfter.of(Headers.of("Retry-After", Long.toString(seconds))))
                .isEqualTo(Duration.ofSeconds(Math.max(0, Math.min(60, seconds))));
    }
}
